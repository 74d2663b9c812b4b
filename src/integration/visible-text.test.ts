import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill } from './fill.ts';
import { cut, escapeHtml, oneLine, visible } from './visible-text.ts';

describe('text that came from elsewhere', () => {
  test.each([
    ['a\u202eb', 'a\\u{202e}b'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['a\u200db', 'a\\u{200d}b'],
    ['👩‍🚒 on it', '👩‍🚒 on it'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['two\r\nlines', 'two\nlines'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j is shown as %j', (given, shown) => {
    expect(visible(given, 100)).toBe(shown);
  });

  test('one line is one line, whatever came', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !/[\r\n\0\u2028\u2029\u0085]/.test(oneLine(text, 50)) && oneLine(text, 50).length <= 50,
      ),
    );
  });

  test('a cut never leaves half a character', () => {
    expect(cut('ab🚒cd', 4)).toBe('ab…');
    expect(cut('ab🚒', 4)).toBe('ab🚒');
  });

  test('escaped HTML has no markup left', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
  });
});

describe('named holes', () => {
  test('are filled in one pass: what a value contains is never read again', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: '{a}' })).toBe('{b} and {a}');
    expect(fill('{a}', { a: '$& $1 $$' })).toBe('$& $1 $$');
  });

  test('a hole without a value is a mistake; inherited names are no values', () => {
    expect(() => fill('{nothing}', {})).toThrow('{nothing}');
    expect(() => fill('{constructor}', {})).toThrow('{constructor}');
  });
});
