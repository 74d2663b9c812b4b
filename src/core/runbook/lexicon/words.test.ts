import { describe, expect, test } from 'vitest';
import { english } from './english.ts';
import { wordsOf } from './words.ts';

const words = wordsOf([
  { ...english, phrases: { ...english.phrases, escalates: ['escalates? to (?:the )?([^.;]+)', 'goes up to (\\w{1,40})'] } },
]);

describe('a phrase with a slot', () => {
  test("gives what stands in it, in the text's own letters", () => {
    expect(words.captured('escalates', 'Escalates to the Platform Lead.')).toBe('Platform Lead');
    expect(words.captured('escalates', 'then it goes up to Dana')).toBe('Dana');
  });
  test('gives nothing where the phrase does not occur, or has no slot', () => {
    expect(words.captured('escalates', 'Nobody is told.')).toBeNull();
    expect(words.captured('hourly', 'hourly')).toBeNull();
  });
  test('can be taken out of a text', () => {
    expect(words.without('hourly', 'Update hourly by mail')).toBe('Update  by mail');
    expect(words.without('hourly', 'Update by mail')).toBe('Update by mail');
  });
});
