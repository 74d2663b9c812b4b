import { createHash } from 'node:crypto';
import { plainWait } from '../core/incident/after-try.ts';
import type { Milliseconds } from '../core/time/instant.ts';

/**
 * The wait before try `attempts + 1`: the plain one ± 25 % that the message's id decides, so that a thousand messages do not return together
 * and a story runs the same each time.
 */
export function backoff(messageId: string, attempts: number, urgent: boolean): Milliseconds {
  const dice = createHash('sha256').update(`${messageId}:${attempts}`).digest().readUInt32BE(0) / 2 ** 32;
  return Math.round(plainWait(attempts, urgent) * (0.75 + dice / 2));
}
