import { noteAcknowledged } from './acknowledge.ts';
import { beginResponse } from './begin-response.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { levelId, noSuchLevel } from './level.ts';
import { wrongState } from './refuse.ts';

/** It is an incident, of this severity: triage ends and the runbook's first phase begins. */
export function accept(decision: Decision, command: Extract<IncidentCommand, { type: 'AcceptIncident' }>): Verdict {
  const { state, context } = decision;
  const severity = levelId(context.policy, command.severity);
  if (severity === null) return noSuchLevel(context.policy, command.severity);
  if (state.lifecycle === 'active') {
    return state.severity === severity ? undefined : wrongState(state, 'accepted again', 'Change its severity instead.');
  }
  if (state.lifecycle !== 'triage') return wrongState(state, 'accepted');
  noteAcknowledged(decision, 'accept');
  beginResponse(decision, severity);
  return undefined;
}
