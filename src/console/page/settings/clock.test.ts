import { expect, test } from 'vitest';
import { fromClock, toClock } from './clock.ts';

test('a time of day is written and read alike, also the end of the day', () => {
  for (const minutes of [0, 5, 540, 1_050, 1_440]) expect(fromClock(toClock(minutes))).toBe(minutes);
});

test('what is no time of day is refused', () => {
  for (const text of ['', '9', '24:01', '12:60', 'nine', '-1:00']) expect(fromClock(text)).toBeNull();
});
