import type { DecisionContext } from '../incident/context.ts';
import type { CompiledPolicy } from '../policy/policy.ts';

/** What people call the things that an event names by id. An id that nothing is known of is its own name. */
export type Naming = {
  person: (id: string) => string;
  people: (ids: readonly string[]) => string;
  role: (id: string) => string;
  phase: (id: string) => string;
  category: (id: string) => string;
  severity: (id: string) => string;
  template: (id: string) => string;
};

export function namingOf({ policy, directory }: DecisionContext): Naming {
  const person = (id: string) => directory.people.find((one) => one.id === id)?.name ?? id;
  return {
    person,
    people: (ids) => list(ids.map(person)),
    role: (id) => nameIn(policy.roles, id),
    phase: (id) => nameIn(policy.phases, id),
    category: (id) => nameIn(policy.categories, id),
    severity: (id) => severityName(policy, id),
    template: (id) => nameIn(policy.templates, id),
  };
}

/** "SEV-1 (Critical)", or only "SEV-1" where the level has no other name. */
export function severityName(policy: CompiledPolicy, id: string): string {
  const severity = policy.severities.find((one) => one.id === id);
  if (severity === undefined || severity.name === 'not-stated' || severity.name.value === id) return id;
  return `${id} (${severity.name.value})`;
}

/** "Ana", "Ana and Ben", "Ana, Ben and Cho". */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function nameIn(facts: readonly { id: string; name: string }[], id: string): string {
  return facts.find((one) => one.id === id)?.name ?? id;
}
