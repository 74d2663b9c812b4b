import { describe, expect, test } from 'vitest';
import { BadFilter, parseFilter } from './filter.ts';
import { fingerprintOf } from './fingerprint.ts';

test('the fingerprint is the one that Prometheus computes', () => {
  // Seen in Alertmanager 0.25 for this label set.
  expect(fingerprintOf({ alertname: 'X', a: 'b' })).toBe('c4fa8262820e0e19');
});

describe('filters', () => {
  test.each([
    ['a="b"', [{ name: 'a', value: 'b', isRegex: false, isEqual: true }]],
    ['a=b', [{ name: 'a', value: 'b', isRegex: false, isEqual: true }]],
    ['a!="b c"', [{ name: 'a', value: 'b c', isRegex: false, isEqual: false }]],
    ['a=~"b|c"', [{ name: 'a', value: 'b|c', isRegex: true, isEqual: true }]],
    [
      '{a="b, \\"c\\"", d!~"e.*"}',
      [
        { name: 'a', value: 'b, "c"', isRegex: false, isEqual: true },
        { name: 'd', value: 'e.*', isRegex: true, isEqual: false },
      ],
    ],
    ['{}', []],
    ['a=', [{ name: 'a', value: '', isRegex: false, isEqual: true }]],
  ])('%s', (text, matchers) => {
    expect(parseFilter(text)).toEqual(matchers);
  });

  test.each(['{{', 'a', 'a=="b"x"', 'a=~"("', '="b"', 'a="b" c="d"'])('%s is refused', (text) => {
    expect(() => parseFilter(text)).toThrow(BadFilter);
  });
});
