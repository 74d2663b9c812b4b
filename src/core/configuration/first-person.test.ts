import { expect, test } from 'vitest';
import { EMPTY_DIRECTORY } from '../oncall/directory.ts';
import { freeId, slug, welcome } from './first-person.ts';

const zoe = { name: 'Zoë Müller', email: 'zoe@example.org' };

test('whoever makes the first account becomes a person and holds the catch-all', () => {
  const { directory, personId } = welcome(EMPTY_DIRECTORY, zoe, []);
  expect(personId).toBe('zoe-muller');
  expect(directory.catchAll).toEqual(['zoe-muller']);
  expect(directory.people[0]?.contacts).toEqual([{ id: 'terminal', channel: 'terminal', address: 'operator' }]);
});

test('mail comes first where it is set up', () => {
  const { directory } = welcome(EMPTY_DIRECTORY, zoe, ['smtp']);
  expect(directory.people[0]?.contacts[0]).toEqual({ id: 'mail', channel: 'smtp', address: 'zoe@example.org' });
});

test('a person who was configured before is not made twice, and a catch-all that somebody holds is left alone', () => {
  const configured = {
    ...EMPTY_DIRECTORY,
    people: [{ id: 'z', name: 'Zoë', email: 'ZOE@example.org', zone: 'UTC', contacts: [] }],
    catchAll: ['tom'],
  };
  expect(welcome(configured, zoe, [])).toEqual({ directory: configured, personId: 'z' });
});

test('ids are readable and free', () => {
  expect(slug('  Ørsted & Søn!! ')).toBe('rsted-s-n');
  expect(slug('山田')).toBe('');
  expect(freeId('tom', new Set(['tom', 'tom-2']))).toBe('tom-3');
});
