import type { Delay } from '../time/delay.ts';
import { MINUTE } from '../time/instant.ts';

/** What is asked for at once, an answer or "Respond: immediate", is still given this long before it counts as missed: nobody is faster than the page. */
export const AT_ONCE = 5 * MINUTE;

/** The delay after which a target counts as missed. */
export function patient(delay: Delay): Delay {
  return delay.kind === 'after' && delay.minutes === 0 ? { kind: 'after', minutes: AT_ONCE / MINUTE } : delay;
}
