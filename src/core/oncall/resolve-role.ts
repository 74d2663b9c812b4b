import type { Directory, Person } from './directory.ts';
import { roleNameKeys, sameRole } from './role-name.ts';

/** A role that somebody holds in the incident at hand; it wins over the standing binding. */
export type RoleHolder = { role: string; personId: string };

/**
 * The people behind a role name in the runbook's own words, each once, in the directory's order of preference: the holder in this incident,
 * then everybody bound to the role, then a group or a person of that very name; "Catch-all" is the directory's own. Empty: nobody holds it.
 */
export function resolveRole(name: string, directory: Directory, holders: readonly RoleHolder[] = []): Person[] {
  const held = holders.filter((holder) => sameRole(holder.role, name)).map((holder) => holder.personId);
  if (held.length > 0) return people(held, directory);
  const bindings = directory.bindings.filter((binding) => sameName(binding.role, name));
  // Initials are tried last: "EM" is only the Engineering Manager when nobody is bound to "EM" itself.
  const matching = bindings.length > 0 ? bindings : directory.bindings.filter((binding) => sameRole(binding.role, name));
  const bound = people(
    matching.flatMap((binding) => [...binding.people, ...binding.groups.flatMap((group) => membersOf(group, directory))]),
    directory,
  );
  if (bound.length > 0) return bound;
  if (sameName(name, 'Catch-all')) return people(directory.catchAll, directory);
  const group = directory.groups.find((one) => sameName(one.name, name));
  if (group !== undefined) return people(group.members, directory);
  return directory.people.filter((person) => person.id === name || person.email === name || sameName(person.name, name));
}

/** People by their ids, each once; ids that the directory does not know are left out. */
export function people(ids: readonly string[], directory: Directory): Person[] {
  return [...new Set(ids)].flatMap((id) => directory.people.find((person) => person.id === id) ?? []);
}

function membersOf(group: string, directory: Directory): string[] {
  return directory.groups.find((one) => one.id === group || one.name === group)?.members ?? [];
}

function sameName(a: string, b: string): boolean {
  const keys = roleNameKeys(b);
  return roleNameKeys(a).some((key) => keys.includes(key));
}
