import type { PowerName } from '../policy/role.ts';
import type { Rejection } from './command.ts';
import type { Decision } from './decision.ts';

const IN_WORDS: Record<PowerName, string> = {
  'declare-incident': 'declares the incident',
  'set-severity': 'sets the severity',
  'assemble-team': 'assembles the team',
  'make-decisions': 'makes the decisions',
  'approve-communication': 'approves what goes to stakeholders',
  'approve-plan': 'approves the plan',
  escalate: 'escalates',
  'declare-resolved': 'declares the incident resolved',
};

/**
 * Refuses what the runbook reserves to a role that somebody else holds now. While nobody holds it, anyone may: at 03:00 a missing
 * commander must not stop the response. Powers bind only where the team's own runbook states them.
 */
export function reserved(decision: Decision, power: PowerName): Rejection | undefined {
  const { by, state, context } = decision;
  if (by.kind !== 'person') return undefined;
  const roles = context.policy.roles.filter((role) => role.powers.some((one) => one.name === power && one.origin !== 'base'));
  const held = roles.flatMap((role) => {
    const holder = state.roles[role.id];
    return holder === undefined ? [] : [{ role, holder }];
  });
  const [first] = held;
  if (first === undefined || held.some(({ holder }) => holder.personId === by.id)) return undefined;
  const line = first.role.powers.find((one) => one.name === power)?.src.line;
  return {
    code: 'not-permitted',
    message: `${first.holder.personName} is ${first.role.name} and ${IN_WORDS[power]} (runbook line ${line}). Ask ${first.holder.personName}, or take the role first.`,
  };
}
