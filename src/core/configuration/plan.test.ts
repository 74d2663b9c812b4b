import { expect, test } from 'vitest';
import { EMPTY_DIRECTORY } from '../oncall/directory.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { canonical, planChanges } from './plan.ts';
import type { SettingsDocument } from './settings-document.ts';

const nothing: SettingsDocument = {
  directory: EMPTY_DIRECTORY,
  calendar: OFFICE_HOURS_UTC,
  routes: [],
  defaultRunbook: null,
  channels: {},
};
const rosa = { id: 'rosa', name: 'Rosa', email: null, zone: 'UTC', contacts: [] };
const route = (id: string) => ({
  id,
  matchers: [],
  service: null,
  runbook: null,
  severity: null,
  severityLabel: null,
  severityMap: {},
  category: null,
  groupBy: [],
});

test('the same settings give an empty plan, whatever the order of their names', () => {
  const turned = { ...nothing, calendar: Object.fromEntries(Object.entries(OFFICE_HOURS_UTC).toReversed()) as typeof OFFICE_HOURS_UTC };
  expect(planChanges(nothing, turned)).toEqual([]);
});

test('what is new, changed and gone is named with its id', () => {
  const before = { ...nothing, directory: { ...EMPTY_DIRECTORY, people: [rosa, { ...rosa, id: 'tom' }] } };
  const after = {
    ...nothing,
    directory: {
      ...EMPTY_DIRECTORY,
      people: [
        { ...rosa, name: 'Rosa L.' },
        { ...rosa, id: 'ida' },
      ],
    },
  };
  expect(planChanges(before, after).map(({ action, kind, id }) => `${action} ${kind} ${id}`)).toEqual([
    'change person rosa',
    'add person ida',
    'remove person tom',
  ]);
});

test('the order of routes counts; adding one is not also a new order', () => {
  const before = { ...nothing, routes: [route('a'), route('b')] };
  expect(planChanges(before, { ...nothing, routes: [route('b'), route('a')] })).toEqual([
    { action: 'change', kind: 'route-order', id: '', before: ['a', 'b'], after: ['b', 'a'] },
  ]);
  expect(planChanges(before, { ...nothing, routes: [route('a'), route('c'), route('b')] }).map(({ kind }) => kind)).toEqual(['route']);
});

test('a channel is shown with its settings, not with its name twice', () => {
  expect(planChanges(nothing, { ...nothing, channels: { smtp: { host: 'mail' } } })).toEqual([
    { action: 'add', kind: 'channel', id: 'smtp', after: { host: 'mail' } },
  ]);
});

test('canonical JSON tells lists apart by their order and objects not', () => {
  expect(canonical({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}');
});
