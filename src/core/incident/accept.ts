import { noteAcknowledged } from './acknowledge.ts';
import { beginResponse } from './begin-response.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { findSeverity, levelNames } from './level.ts';
import { unknown, wrongState } from './refuse.ts';

/** It is an incident, of this severity: triage ends and the runbook's first phase begins. */
export function accept(decision: Decision, command: Extract<IncidentCommand, { type: 'AcceptIncident' }>): Verdict {
  const { state, context } = decision;
  const level = findSeverity(context.policy, command.severity);
  if (level === null) return unknown(`The runbook has no severity "${command.severity}". It has: ${levelNames(context.policy)}.`);
  if (state.lifecycle === 'active') {
    return state.severity === level.id ? undefined : wrongState(state, 'accepted again', 'Change its severity instead.');
  }
  if (state.lifecycle !== 'triage') return wrongState(state, 'accepted');
  noteAcknowledged(decision, 'accept');
  beginResponse(decision, level);
  return undefined;
}
