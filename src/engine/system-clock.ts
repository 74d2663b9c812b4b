import { type Instant, SECOND } from '../core/time/instant.ts';
import type { Clock } from './clock.ts';

/** Timers look again this often, so that a clock that was put forward (or a machine that slept) is noticed soon. */
const LONGEST_TIMER = 10 * SECOND;

/**
 * The machine's time, but it never runs backwards: when the wall clock is put back it goes on at its own pace, so that no escalation
 * waits for the hour to come round again. When the wall clock is ahead it is followed at once.
 */
export function createSystemClock(wall: () => number = Date.now, steady: () => number = () => performance.now()): Clock {
  let base = wall();
  let since = steady();
  const now = (): Instant => {
    const own = base + (steady() - since);
    const shown = wall();
    if (shown <= own) return Math.floor(own);
    base = shown;
    since = steady();
    return shown;
  };
  return {
    now,
    at(instant, callback) {
      let timer: NodeJS.Timeout;
      const look = () => {
        const left = instant - now();
        if (left <= 0) callback();
        else timer = setTimeout(look, Math.min(left, LONGEST_TIMER));
      };
      timer = setTimeout(look, Math.min(Math.max(0, instant - now()), LONGEST_TIMER));
      return () => clearTimeout(timer);
    },
    realTime: { sleep: (duration) => new Promise((resolve) => setTimeout(resolve, duration)) },
  };
}
