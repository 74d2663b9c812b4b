import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { waiveKinds } from './owe.ts';
import { invalid, wrongState } from './refuse.ts';

/** A false positive, with the reason: it is counted, and nobody is told any more. */
export function decline(decision: Decision, command: Extract<IncidentCommand, { type: 'DeclineIncident' }>): Verdict {
  const { state } = decision;
  if (state.lifecycle === 'declined') return undefined;
  if (state.lifecycle !== 'triage')
    return wrongState(state, 'declined', state.lifecycle === 'active' ? 'Resolve it, and say that it was a false alarm.' : undefined);
  if (command.reason.trim() === '') return invalid('Say why it is declined: the reason is counted among the false positives.');
  decision.emit({ type: 'IncidentDeclined', reason: command.reason });
  waiveKinds(decision, 'all', 'The incident was declined.');
  return undefined;
}
