import { noteAcknowledged } from './acknowledge.ts';
import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { settleKind, waiveKinds } from './owe.ts';
import { enterReview } from './phase.ts';
import { reserved } from './power.ts';
import { promiseReview } from './promise-review.ts';
import { wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** It is over: open promises are settled, those of the review begin. Resolving it twice is harmless. */
export function resolve(decision: Decision, command: Extract<IncidentCommand, { type: 'ResolveIncident' }>): Verdict {
  const { state } = decision;
  if (state.lifecycle === 'resolved') return undefined;
  if (!isOpen(state)) return wrongState(state, 'resolved');
  const refused = reserved(decision, 'declare-resolved');
  if (refused !== undefined) return refused;
  finish(decision, command.summary);
  return undefined;
}

/** Ends the response, by a person's word, a gate, or because every alert has cleared. */
export function finish(decision: Decision, summary: string): void {
  if (decision.by.kind === 'person') noteAcknowledged(decision, 'resolve');
  decision.emit({ type: 'IncidentResolved', summary });
  tickMeaning(decision, 'resolve', summary);
  settleKind(decision, 'resolve', 'phase');
  if (decision.state.acknowledged !== null) settleKind(decision, 'acknowledge', 'respond');
  waiveKinds(decision, ['acknowledge', 'respond', 'update', 'answer', 'notify'], 'The incident is resolved.');
  promiseReview(decision);
  enterReview(decision);
}
