import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { levelId, noSuchLevel } from './level.ts';
import { waiveKinds } from './owe.ts';
import { advance } from './phase.ts';
import { reserved } from './power.ts';
import { promiseByLevel } from './promise.ts';
import { promiseReview } from './promise-review.ts';
import { wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** Another level of the scale: escalation and promises are those of the new level, counted from the incident's start. */
export function changeSeverity(decision: Decision, command: Extract<IncidentCommand, { type: 'ChangeSeverity' }>): Verdict {
  const { state, context } = decision;
  const severity = levelId(context.policy, command.severity);
  if (severity === null) return noSuchLevel(context.policy, command.severity);
  if (!isOpen(state) && state.lifecycle !== 'resolved') return wrongState(state, 'given another severity');
  if (state.severity === severity) return undefined;
  const refused = reserved(decision, 'set-severity');
  if (refused !== undefined) return refused;
  decision.emit({ type: 'SeverityChanged', from: state.severity, to: severity, reason: command.reason });
  if (state.lifecycle === 'resolved') {
    waiveKinds(decision, ['review-schedule', 'review-hold', 'review-draft', 'review-publish'], `The severity is now ${severity}.`);
    promiseReview(decision);
    return undefined;
  }
  promiseByLevel(decision);
  tickMeaning(decision, 'set-severity', severity);
  advance(decision);
  return undefined;
}
