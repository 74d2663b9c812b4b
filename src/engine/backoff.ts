import { createHash } from 'node:crypto';
import { type Instant, MINUTE, type Milliseconds, SECOND } from '../core/time/instant.ts';

/** How many tries a contact method gets before the next one has its turn; the last one gets more before it is called a failure. */
export const TRIES_BEFORE_NEXT_CONTACT = 3;
export const TRIES_BEFORE_FAILURE = 5;

/**
 * The wait before try `attempts + 1` (attempts ≥ 1): 2 s, 4 s, 8 s …, up to a minute for urgent messages and ten for others, ± 25 % that the
 * message's id decides, so that a thousand messages do not return together and a story runs the same each time.
 */
export function backoff(messageId: string, attempts: number, urgent: boolean): Milliseconds {
  const longest = urgent ? MINUTE : 10 * MINUTE;
  const plain = Math.min(SECOND * 2 ** Math.min(attempts, 20), longest);
  const dice = createHash('sha256').update(`${messageId}:${attempts}`).digest().readUInt32BE(0) / 2 ** 32;
  return Math.round(plain * (0.75 + dice / 2));
}

/** After this a message is no longer worth sending: half an hour for a page, a day for the rest. */
export function deadlineOf(urgent: boolean, now: Instant): Instant {
  return now + (urgent ? 30 * MINUTE : 24 * 60 * MINUTE);
}
