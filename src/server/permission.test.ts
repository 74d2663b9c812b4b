import { expect, test } from 'vitest';
import { type Caller, can, type Verb } from './permission.ts';

const responder: Caller = { accountId: 'a1', personId: 'rosa', name: 'Rosa', email: 'rosa@example.org', administrator: false };
const administrator: Caller = { accountId: 'a2', personId: null, name: 'Ada', email: 'ada@example.org', administrator: true };

const table: [Verb, { nobody: boolean; responder: boolean; administrator: boolean }][] = [
  ['public', { nobody: true, responder: true, administrator: true }],
  ['read', { nobody: false, responder: true, administrator: true }],
  ['respond', { nobody: false, responder: true, administrator: true }],
  ['configure', { nobody: false, responder: false, administrator: true }],
  ['administer', { nobody: false, responder: false, administrator: true }],
  ['send-test', { nobody: false, responder: false, administrator: true }],
];

test.each(table)('%s', (verb, expected) => {
  expect({ nobody: can(null, verb), responder: can(responder, verb), administrator: can(administrator, verb) }).toEqual(expected);
});

test('a responder may try their own contact methods and nobody else’s', () => {
  expect(can(responder, 'send-test', { personId: 'rosa' })).toBe(true);
  expect(can(responder, 'send-test', { personId: 'tom' })).toBe(false);
});

test('an account without a person is not everybody without a person', () => {
  const unbound = { ...responder, personId: null };
  expect(can(unbound, 'send-test', { personId: '' })).toBe(false);
});
