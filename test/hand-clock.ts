import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../src/core/time/instant.ts';
import type { Clock } from '../src/engine/clock.ts';

const UNITS: Record<string, Milliseconds> = { ms: 1, s: SECOND, m: MINUTE, min: MINUTE, h: HOUR, d: DAY };

/** `15m`, `1h30m`, `90 s`: for stories. Throws for anything else. */
export function duration(text: string): Milliseconds {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|min|s|m|h|d)\s*/gy)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text)
    throw new RangeError(`"${text}" is no duration: write 15m or 1h30m.`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit as string] as number), 0);
}

export type HandClock = Clock & {
  /** Moves time on, calling back whatever becomes due in its order, and lets the work of each moment end before the next one comes. */
  advance(by: string | Milliseconds): Promise<void>;
  /** Sets the time without calling anything back: the machine's clock was changed. */
  jump(to: Instant): void;
};

/** A clock that moves only by hand. `settle` waits until all work that is due now has been done (`engine.idle`). */
export function createHandClock(start: Instant, settle: () => Promise<void> = async () => {}): HandClock {
  const waiting = new Set<{ instant: Instant; callback: () => void }>();
  let now = start;

  function nextDue(until: Instant) {
    let next: { instant: Instant; callback: () => void } | undefined;
    for (const one of waiting) if (one.instant <= until && (next === undefined || one.instant < next.instant)) next = one;
    return next;
  }

  return {
    now: () => now,
    at(instant, callback) {
      const one = { instant, callback };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    realTime: { sleep: (wait) => new Promise((resolve) => setTimeout(resolve, wait)) },
    jump(to) {
      now = to;
    },
    async advance(by) {
      const until = now + (typeof by === 'string' ? duration(by) : by);
      await settle();
      for (let next = nextDue(until); next !== undefined; next = nextDue(until)) {
        waiting.delete(next);
        now = Math.max(now, next.instant);
        next.callback();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}
