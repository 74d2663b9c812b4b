import { expect, test } from 'vitest';
import type { Route } from '../../api/view.ts';
import { conditionOf, mapToText, outcomeOf, textToList, textToMap } from './route-words.ts';

const route: Route = {
  id: 'checkout',
  matchers: [
    { name: 'service', value: 'checkout', isEqual: true, isRegex: false },
    { name: 'team', value: 'data.*', isEqual: false, isRegex: true },
  ],
  service: 'checkout',
  runbook: 'gone',
  severity: 'P3',
  severityLabel: 'severity',
  severityMap: { critical: 'P1' },
  category: null,
  groupBy: ['alertname'],
};

test('a route reads as a sentence, also when its runbook is gone', () => {
  expect(conditionOf(route)).toBe('service = checkout and team !~ data.*');
  expect(outcomeOf(route, [])).toBe('gone · service checkout · severity from severity (critical is P1), otherwise P3');
  expect(conditionOf({ ...route, matchers: [] })).toBe('Every alert');
});

test('what is written for levels and labels comes back as it was', () => {
  expect(textToMap(mapToText({ critical: 'P1', warning: 'P3' }))).toEqual({ critical: 'P1', warning: 'P3' });
  expect(textToMap('critical P1\n\n = P2\nwarning = ')).toEqual({});
  expect(textToList(' alertname, , cluster ')).toEqual(['alertname', 'cluster']);
});
