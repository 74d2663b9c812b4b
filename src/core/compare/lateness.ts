import { spellDelay } from '../policy/words.ts';
import type { Delay } from '../time/delay.ts';

const DAY = 1440;
const WEEKEND_SHARE = (2 / 5) * DAY;

/**
 * How late it can be at most in a week without holidays, in minutes, so that delays of different kinds can be compared: a same business
 * day that begins on a Friday evening ends on Monday. What has no time is later than everything that has one.
 */
export function lateness(delay: Delay | null): number {
  if (delay === null) return Infinity;
  switch (delay.kind) {
    case 'after':
      // Five working days take seven.
      return delay.minutes + (delay.businessDays ?? 0) * WEEKEND_SHARE;
    case 'same-business-day':
      return 3 * DAY - 1;
    case 'next-business-day':
      return 3 * DAY;
    case 'weekly-review':
      return 7 * DAY;
    case 'unstated':
      return Infinity;
  }
}

/** Above 0 when `after` comes sooner than `before`. */
export function sooner(before: Delay | null, after: Delay | null): number {
  const [was, is] = [lateness(before), lateness(after)];
  return was === is ? 0 : was > is ? 1 : -1;
}

/** "within 15 minutes", "at once", "on the next business day": as a promise is said. */
export function within(delay: Delay | null): string {
  return spellDelay(delay).replace(/^after /u, 'within ');
}
