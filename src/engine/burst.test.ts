import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../core/time/instant.ts';
import { BURST, DIGESTS_APART, FIRST_DIGEST_AFTER, type Left, leavesAt } from './burst.ts';

const NOW = 1_000_000_000;
const single = (ago: number): Left => ({ at: NOW - ago, digest: false });
const digest = (ago: number): Left => ({ at: NOW - ago, digest: true });
const burst = (ago: number) => Array.from({ length: BURST }, () => single(ago));

test('the first few of a minute leave at once', () => {
  expect(leavesAt([], NOW)).toBe(NOW);
  expect(leavesAt(burst(0).slice(1), NOW)).toBe(NOW);
});

test('after the burst the first digest waits a moment for what comes with it', () => {
  expect(leavesAt(burst(SECOND), NOW)).toBe(NOW + FIRST_DIGEST_AFTER);
});

test('the next digest keeps its distance from the one before', () => {
  expect(leavesAt([...burst(9 * SECOND), digest(5 * SECOND)], NOW)).toBe(NOW - 5 * SECOND + DIGESTS_APART);
  expect(leavesAt([...burst(50 * SECOND), digest(30 * SECOND)], NOW)).toBe(NOW + FIRST_DIGEST_AFTER);
});

test('what left more than a minute ago holds nobody up, nor does what left in the future of a clock that was set back', () => {
  expect(leavesAt(burst(MINUTE), NOW)).toBe(NOW);
  expect(leavesAt(burst(-MINUTE), NOW)).toBe(NOW);
});

test('however many come, and however fast, a person gets a dozen messages in a minute at most', () => {
  for (const pause of [1, 20, 200, 1_000, 3_000]) {
    const left: Left[] = [];
    let digestAt: number | null = null;
    for (let now = NOW; now < NOW + 10 * MINUTE; now += pause) {
      if (digestAt !== null) {
        if (digestAt > now) continue;
        left.push({ at: digestAt, digest: true });
        digestAt = null;
      }
      const at = leavesAt(left, now);
      if (at <= now) left.push({ at: now, digest: false });
      else digestAt = at;
    }
    for (const { at } of left) expect(left.filter((one) => one.at >= at && one.at < at + MINUTE).length).toBeLessThanOrEqual(12);
  }
});
