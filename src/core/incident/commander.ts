import { baseMark, type Decision, lineOf } from './decision.ts';
import { commanderRole, peopleBehind } from './incident-role.ts';
import { tickMeaning } from './step.ts';

/** Gives the lead to whoever the runbook wants to have it first, unless somebody has it. `responder` is the one who answered, if any. */
export function assignFirstCommander(decision: Decision): void {
  const { context, state } = decision;
  const role = commanderRole(context.policy);
  if (role === null || state.roles[role.id] !== undefined || role.firstHolder === 'not-stated') return;
  const answered =
    state.acknowledged === null ? undefined : context.directory.people.find((one) => one.id === state.acknowledged?.personId);
  const onCall = role.firstHolder.value === 'on-call' ? peopleBehind('On-call engineer', context, state) : [];
  const first = onCall.find((one) => one.id === answered?.id) ?? onCall[0] ?? answered;
  if (first === undefined) return;
  const because = onCall.includes(first)
    ? 'The on-call engineer leads until somebody else takes over.'
    : 'The first responder leads until somebody else takes over.';
  decision.emit({
    type: 'RoleAssigned',
    role: role.id,
    personId: first.id,
    personName: first.name,
    src: lineOf(role.firstHolder),
    because: `${because}${baseMark(role.firstHolder)}`,
  });
  tickMeaning(decision, 'assign-commander', `${first.name} leads.`);
}
