import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRegex, RegexError } from './linear-regex.ts';

describe('a matcher’s pattern', () => {
  test.each([
    ['page|critical', 'critical', true],
    ['page|critical', 'criticals', false],
    ['db.*', 'db-7', true],
    ['db.*', 'my-db', false],
    ['', '', true],
    ['.+', '', false],
    ['(?i)Prod', 'PROD', true],
    ['[a-c]{2,3}', 'abc', true],
    ['[a-c]{2,3}', 'abca', false],
    ['[^0-9]+', 'abc', true],
    ['\\d+\\.\\d+', '10.5', true],
    ['^api$', 'api', true],
    ['a(?:b|c)?d', 'acd', true],
    ['(?P<zone>eu|us)-.+', 'eu-1', true],
    ['.', '🚒', true],
    ['.*', 'a\nb', false],
    ['x{0}', '', true],
    ['(a*)*', 'aaa', true],
    ['[]a]+', ']a', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(compileRegex(pattern)(text)).toBe(expected);
  });

  test.each([
    '(',
    ')',
    '[a',
    'a**',
    '*a',
    '(?=a)',
    '\\1',
    '\\',
    'a{3,1}',
    '(?<!a)b',
    '[z-a]',
    'a'.repeat(1_001),
    '((a{1000}){1000}){1000}',
    '('.repeat(60),
  ])('%s is refused with a sentence', (pattern) => {
    expect(() => compileRegex(pattern)).toThrow(RegexError);
  });

  test('one that hangs a backtracking engine answers at once', () => {
    const started = performance.now();
    expect(compileRegex('(a+)+(a+)+(a+)+b')('a'.repeat(2_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('agrees with the language’s own engine wherever both can read it', () => {
    const piece = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d', 'x|y', '(a|bc)', '(?:b*)', '$', '^', '');
    const repeated = fc
      .tuple(piece, fc.constantFrom('', '', '*', '+', '?', '{1,2}'))
      .map(([what, how]) => (/[|^$]|^$/.test(what) ? what : what + how));
    const pattern = fc.array(repeated, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x', 'y', '1', ' '), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, sample) => compileRegex(source)(sample) === new RegExp(`^(?:${source})$`, 'u').test(sample)),
      { numRuns: 3_000 },
    );
  });
});
