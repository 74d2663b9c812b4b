import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import { readLength } from './read-length.ts';

it.each([
  ['15m', 15 * MINUTE],
  ['15 minutes', 15 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1.5 hours', 90 * MINUTE],
  ['4 hrs', 4 * HOUR],
  ['2d 6h', 54 * HOUR],
  ['1 week', 7 * DAY],
  ['90s', 90 * SECOND],
  ['PT1H30M', 90 * MINUTE],
  ['P2D', 2 * DAY],
  ['0', 0],
])('"%s" is a length of time', (text, length) => {
  expect(readLength(text)).toBe(length);
});

it.each(['', 'soon', '15', '-5m', '5 parsecs', '5m!', 'P', 'PT', '1h 30', 'constructor'])('"%s" is none', (text) => {
  expect(readLength(text)).toBeNull();
});
