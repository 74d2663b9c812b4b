import type { Milliseconds } from '../core/time/instant.ts';
import type { Clock } from './clock.ts';

/** So many requests of monitors during one folding are a storm; fewer are answered between two foldings anyway. */
const STORM = 8;
/** In a storm folding rests so many times as long as it worked, but never longer than this: intake comes first, paging does not stop. */
const REST_FACTOR = 4;
const LONGEST_REST: Milliseconds = 100;

/**
 * Intake and folding share one thread and one writer. In a storm, folding little and often would slow intake to a crawl: it rests between,
 * so that fewer foldings take more signals each. Nothing rests when the storm is over or was none.
 */
export function createFoldPace(clock: Pick<Clock, 'realTime'>, elapsed: () => Milliseconds = () => performance.now()) {
  let arrivals = 0;
  return {
    arrived(): void {
      arrivals += 1;
    },
    async paced<T>(fold: () => Promise<T>): Promise<T> {
      const [before, began] = [arrivals, elapsed()];
      const result = await fold();
      if (arrivals - before >= STORM) await clock.realTime.sleep(Math.min(REST_FACTOR * (elapsed() - began), LONGEST_REST));
      return result;
    },
  };
}
