import type { ContactMethod, Directory, Person } from '../oncall/directory.ts';

/**
 * The person behind a new account: the one with its mail address, or a new one. Whoever makes the first account is told when nobody
 * else can be, so that nothing is ever sent to nobody. `channels` are those that are set up.
 */
export function welcome(
  directory: Directory,
  account: { name: string; email: string },
  channels: string[],
): { directory: Directory; personId: string } {
  const known = directory.people.find((person) => person.email?.toLowerCase() === account.email.toLowerCase());
  const person = known ?? newPerson(directory, account, channels);
  const people = known === undefined ? [...directory.people, person] : directory.people;
  const catchAll = directory.catchAll.length === 0 ? [person.id] : directory.catchAll;
  return { directory: { ...directory, people, catchAll }, personId: person.id };
}

function newPerson(directory: Directory, account: { name: string; email: string }, channels: string[]): Person {
  const mail: ContactMethod[] = channels.includes('smtp') ? [{ id: 'mail', channel: 'smtp', address: account.email }] : [];
  const terminal: ContactMethod = { id: 'terminal', channel: 'terminal', address: 'operator' };
  const id = freeId(slug(account.name) || 'person', new Set(directory.people.map((one) => one.id)));
  return { id, name: account.name, email: account.email, zone: 'UTC', contacts: [...mail, terminal] };
}

/** `Zoë Müller` → `zoe-muller`. Empty when no Latin letter or digit is in the name. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
}

/** The id itself, or with the first number that makes it free. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
