import type { Milliseconds } from '../core/time/instant.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

export type Repeating = { stop(): Promise<void>; idle(): Promise<void> };

/** Does something at once and then in a fixed rhythm, one at a time; a failure is said and does not end it. */
export function every(parts: EngineParts, name: string, rhythm: Milliseconds, work: () => Promise<void>): Repeating {
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = work()
      .catch((error) => parts.log.error({ work: name, reason: reasonOf(error) }, 'work failed: tried again at its next turn'))
      .then(() => {
        if (!stopped) cancel = parts.clock.at(parts.clock.now() + rhythm, turn);
      });
  };
  turn();
  return {
    idle: () => running,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
