import type { Binding, CompiledRunbook, Source } from '../../api/view.ts';

export type RoleName = { role: string; src: Source | null; people: string[] };

/** Each name once: those nobody holds first, in the runbook's order; then bindings whose name the runbook does not use. */
export function roleNames(uses: CompiledRunbook['roles'], bindings: Binding[]): RoleName[] {
  const names = new Map<string, RoleName>();
  for (const use of uses) if (!names.has(key(use.role))) names.set(key(use.role), use);
  for (const binding of bindings) {
    if (!names.has(key(binding.role)))
      names.set(key(binding.role), { role: binding.role, src: null, people: [...binding.people, ...binding.groups] });
  }
  return [...names.values()].sort((one, other) => Number(one.people.length > 0) - Number(other.people.length > 0));
}

/** The bindings with one name held by other people and groups; without them the name is held by nobody. */
export function bindingsWith(bindings: Binding[], role: string, people: string[], groups: string[]): Binding[] {
  const others = bindings.filter((binding) => key(binding.role) !== key(role));
  return people.length + groups.length === 0 ? others : [...others, { role, people, groups }];
}

export function bindingOf(bindings: Binding[], role: string): Binding | undefined {
  return bindings.find((binding) => key(binding.role) === key(role));
}

function key(role: string): string {
  return role.trim().toLowerCase();
}
