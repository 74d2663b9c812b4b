import type { Directory, Person } from '../oncall/directory.ts';
import { people, type RoleHolder, resolveRole } from '../oncall/resolve-role.ts';
import { sameRole } from '../oncall/role-name.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Role } from '../policy/role.ts';
import type { DecisionContext } from './context.ts';
import { holdsAt, levelInForce } from './level.ts';
import type { IncidentState } from './state.ts';

/** A role by its id, or by its name as somebody writes it ("IC", "incident commander"). */
export function findRole(policy: CompiledPolicy, text: string): Role | null {
  const known = policy.roles.find((role) => role.id === text);
  return (
    known ??
    policy.roles.find((role) => sameRole(role.name, text) || (role.abbreviation !== null && sameRole(role.abbreviation, text))) ??
    null
  );
}

/** The role that leads: the one whose first holder the runbook names, or else the one called commander, or the first leading role. */
export function commanderRole(policy: CompiledPolicy): Role | null {
  return (
    policy.roles.find((role) => role.firstHolder !== 'not-stated') ??
    policy.roles.find((role) => sameRole(role.name, 'Incident Commander (IC)')) ??
    policy.roles.find((role) => role.kind === 'lead') ??
    null
  );
}

/** The people behind a role name in this incident: its holder here, or else whoever is bound to it. */
export function peopleBehind(role: string, { policy, directory }: DecisionContext, state: IncidentState): Person[] {
  const known = findRole(policy, role);
  if (known !== null && state.roles[known.id] !== undefined) return people([state.roles[known.id]?.personId ?? ''], directory);
  const holders: RoleHolder[] = Object.entries(state.roles).map(([id, holder]) => ({
    role: nameOf(id, policy),
    personId: holder.personId,
  }));
  const found = resolveRole(role, directory, holders);
  if (found.length > 0 || known === null) return found;
  // The runbook's other name of the role may be the one that is bound: "IC" for "Incident Commander".
  return resolveRole(fullName(known), directory, holders);
}

/** The commander now, or whoever acknowledged, so that a reminder finds somebody who works on this incident. */
export function peopleInCharge(context: DecisionContext, state: IncidentState): Person[] {
  const commander = commanderRole(context.policy);
  const held = commander === null ? undefined : state.roles[commander.id];
  const ids = held !== undefined ? [held.personId] : state.acknowledged?.personId != null ? [state.acknowledged.personId] : [];
  return people(ids, context.directory);
}

export function catchAll(directory: Directory): Person[] {
  return people(directory.catchAll, directory);
}

/** Roles that the runbook wants filled at this level and that nobody holds yet. */
export function unfilledRoles(context: DecisionContext, state: IncidentState): Role[] {
  const level = levelInForce(context.policy, state);
  return context.policy.roles.filter(
    (role) => (role.kind === 'lead' || role.filledFor !== '*') && holdsAt(role.filledFor, level) && state.roles[role.id] === undefined,
  );
}

export function nameOf(roleId: string, policy: CompiledPolicy): string {
  const role = policy.roles.find((one) => one.id === roleId);
  if (role === undefined) return roleId;
  return fullName(role);
}

/** "Incident Commander (IC)", whether or not the name says its abbreviation already. */
export function fullName({ name, abbreviation }: Pick<Role, 'name' | 'abbreviation'>): string {
  return abbreviation === null || name.includes(`(${abbreviation})`) ? name : `${name} (${abbreviation})`;
}
