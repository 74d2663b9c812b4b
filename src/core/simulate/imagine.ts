import { fullName } from '../incident/incident-role.ts';
import type { Directory, Person } from '../oncall/directory.ts';
import { sameRole } from '../oncall/role-name.ts';
import type { CompiledPolicy } from '../policy/policy.ts';

/** Nobody is bound to anything yet: each role that the runbook names becomes an imaginary person of that name, and so does the catch-all. */
export function imagineDirectory(policy: CompiledPolicy): Directory {
  const named = [
    'On-call engineer',
    ...policy.matrix.flatMap((rule) => rule.to),
    ...policy.ladders.flatMap((ladder) => ladder.rungs.flatMap((rung) => rung.to)),
    ...policy.roles.map(fullName),
    ...policy.contacts.filter((contact) => !contact.unfilled && !contact.external).map((contact) => contact.role),
  ];
  const roles = named
    .filter((role) => !sameRole(role, 'Catch-all'))
    .filter((role, index, all) => all.findIndex((other) => sameRole(other, role)) === index);
  const people = roles.map((role, index) => imaginary(`role-${index + 1}`, asWritten(role, named)));
  const catchAll = imaginary('catch-all', 'Catch-all contact');
  const bindings = roles.map((role, index) => ({ role, people: [`role-${index + 1}`], groups: [] }));
  return { people: [...people, catchAll], groups: [], bindings, catchAll: [catchAll.id] };
}

/** The runbook's own spelling, where it has one, rather than ours; of several names of one, the one that is ours but for its spelling. */
function asWritten(role: string, named: string[]): string {
  const own = named.slice(1).filter((other) => sameRole(other, role));
  return own.find((other) => other.toLowerCase() === role.toLowerCase()) ?? own[0] ?? role;
}

function imaginary(id: string, name: string): Person {
  return { id, name, email: null, zone: 'UTC', contacts: [] };
}
