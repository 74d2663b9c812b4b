import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { commanderRole, findRole } from './incident-role.ts';
import { unknown, wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** Somebody takes a role of the runbook in this incident, from now on and instead of whoever had it. */
export function assignRole(decision: Decision, command: Extract<IncidentCommand, { type: 'AssignRole' }>): Verdict {
  const { state, context } = decision;
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'given roles');
  const role = findRole(context.policy, command.role);
  if (role === null) {
    return unknown(`The runbook has no role "${command.role}". It has: ${context.policy.roles.map((one) => one.name).join(', ')}.`);
  }
  const person = context.directory.people.find((one) => one.id === command.personId);
  if (person === undefined) return unknown(`Nobody has the id "${command.personId}".`);
  if (state.roles[role.id]?.personId === person.id) return undefined;
  const by = decision.by.kind === 'person' && decision.by.id === person.id ? 'Took the role.' : `Assigned by ${decision.by.name}.`;
  decision.emit({ type: 'RoleAssigned', role: role.id, personId: person.id, personName: person.name, src: null, because: by });
  if (role.id === commanderRole(context.policy)?.id) tickMeaning(decision, 'assign-commander', `${person.name} leads.`);
  return undefined;
}
