import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { holdsAt, levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import { sameRole } from '../oncall/role-name.ts';
import type { Role } from '../policy/role.ts';
import type { RoleView } from './incident-view.ts';

/** The runbook's roles. `wanted`: the level in force or the incident's category asks for somebody in it. */
export function roleViews(context: DecisionContext, state: IncidentState): RoleView[] {
  const level = levelInForce(context.policy, state);
  return context.policy.roles.map((role) => ({
    id: role.id,
    name: role.name,
    abbreviation: role.abbreviation,
    wanted: (role.kind === 'lead' && holdsAt(role.filledFor, level)) || wantedByCategory(role, context, state),
    responsibilities: role.responsibilities.map((one) => one.text),
    powers: role.powers.map((one) => one.text),
    holder: Object.hasOwn(state.roles, role.id) ? (state.roles[role.id] ?? null) : null,
    src: lineOf(role),
  }));
}

function wantedByCategory(role: Role, { policy }: DecisionContext, state: IncidentState): boolean {
  const category = policy.categories.find((one) => one.id === state.category);
  return category?.roles.some((name) => name === role.id || sameRole(name, role.name)) ?? false;
}
