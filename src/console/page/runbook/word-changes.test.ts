import { expect, test } from 'vitest';
import { wordChanges } from './word-changes.ts';

test('of a line that says another time only the time differs', () => {
  expect(wordChanges('- **Within 15 minutes**: Head of Payments', '- **Within 45 minutes**: Head of Payments')).toEqual({
    before: ['- **Within ', '15', ' minutes**: Head of Payments'],
    after: ['- **Within ', '45', ' minutes**: Head of Payments'],
  });
});

test('a word that came or went leaves nothing that differs on the other side', () => {
  expect(wordChanges('| P1 | CTO |', '| P1 | CTO, CEO |')?.before[1]).toBe('');
  expect(wordChanges('| P1 | CTO |', '| P1 | CTO, CEO |')?.after[1]).toBe(', CEO');
});

test('whole words differ, in any script', () => {
  expect(wordChanges('Рівень 1: черговий', 'Рівень 12: черговий')?.after[1]).toBe('12');
  expect(wordChanges('Within 15 minutes', 'Within 150 minutes')?.before[1]).toBe('15');
});

test('two lines that have nothing to do with each other are not compared', () => {
  expect(wordChanges('1. Incident timeline review', '- [ ] Ask the customer whether it works')).toBeNull();
});
