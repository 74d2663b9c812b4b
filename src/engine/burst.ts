import { type Instant, MINUTE, type Milliseconds, SECOND } from '../core/time/instant.ts';

/** So many messages within a minute reach a person by one contact method one by one; the further ones are joined into digests. */
export const BURST = 5;
export const WINDOW: Milliseconds = MINUTE;
/** The first digest waits so long for what comes with it; the next ones keep this distance from the one before. */
export const FIRST_DIGEST_AFTER: Milliseconds = 2 * SECOND;
export const DIGESTS_APART: Milliseconds = 15 * SECOND;
/** A digest joins at most so many, because they are put on disk in one transaction. */
export const MOST_JOINED = 1_000;

/** What left for one contact method of one person. */
export type Left = { at: Instant; digest: boolean };

/** When the next message to this contact method may leave: `now`, or the instant of the digest that it will be part of. */
export function leavesAt(left: readonly Left[], now: Instant): Instant {
  const recent = withinWindow(left, now);
  if (recent.length < BURST) return now;
  const digests = recent.filter((one) => one.digest).map((one) => one.at + DIGESTS_APART);
  return Math.max(now + FIRST_DIGEST_AFTER, ...digests);
}

/** What still counts. An instant of the future (the clock was set back) does not hold anybody up. */
export function withinWindow(left: readonly Left[], now: Instant): Left[] {
  return left.filter((one) => one.at > now - WINDOW && one.at <= now);
}
