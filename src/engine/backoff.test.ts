import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../core/time/instant.ts';
import { backoff } from './backoff.ts';

describe('the wait before the next try', () => {
  test('doubles, give or take a quarter', () => {
    for (const [attempts, plain] of [
      [1, 2 * SECOND],
      [2, 4 * SECOND],
      [3, 8 * SECOND],
    ] as const) {
      const wait = backoff('message', attempts, true);
      expect(wait).toBeGreaterThanOrEqual(plain * 0.75);
      expect(wait).toBeLessThanOrEqual(plain * 1.25);
    }
  });

  test('is bounded: about a minute for urgent messages, about ten for others', () => {
    expect(backoff('message', 500, true)).toBeLessThanOrEqual(1.25 * MINUTE);
    expect(backoff('message', 500, false)).toBeGreaterThan(7 * MINUTE);
  });

  test('is the same for the same message and try, and differs between messages', () => {
    expect(backoff('a', 3, true)).toBe(backoff('a', 3, true));
    expect(backoff('a', 3, true)).not.toBe(backoff('b', 3, true));
  });
});
