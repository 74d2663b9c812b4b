import { SECOND } from '../core/time/instant.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

/** After a failure (the store is gone) the work is tried again this much later. */
const PAUSE_AFTER_FAILURE = SECOND;

export type Loop = { nudge(): void; idle(): Promise<void>; stop(): Promise<void> };

/** Repeats its work while there is more, then rests until it is nudged. Nudges during the work are not lost. */
export function createLoop(parts: EngineParts, name: string, work: () => Promise<boolean>): Loop {
  let running: Promise<void> | null = null;
  let nudged = false;
  let stopped = false;
  let cancelRetry = () => {};

  async function run(): Promise<void> {
    while (nudged && !stopped) {
      nudged = false;
      try {
        if (await work()) nudged = true;
      } catch (error) {
        parts.log.error({ work: name, reason: reasonOf(error) }, 'work failed: tried again in a second');
        cancelRetry();
        cancelRetry = parts.clock.at(parts.clock.now() + PAUSE_AFTER_FAILURE, loop.nudge);
      }
      // Intake and the other loops get their turn.
      await new Promise(setImmediate);
    }
    running = null;
  }

  const loop: Loop = {
    nudge() {
      nudged = true;
      if (!stopped) running ??= run();
    },
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      cancelRetry();
      await loop.idle();
    },
  };
  return loop;
}
