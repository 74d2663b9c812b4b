import { type Store, StoreUnavailable, type Transaction } from './store.ts';
import { transact } from './transact.ts';

type Work<T> = (tx: Transaction) => Promise<T>;
type Waiting = { work: Work<unknown>; resolve: (result: never) => void; reject: (reason: unknown) => void };

/** So many pieces of work share one commit at most: a long transaction would keep intake waiting. */
const MOST_TOGETHER = 32;

/**
 * Makes one commit, and so one fsync, of the work that comes while another commit is under way. Work that fails is done again by itself, so
 * that it spoils nobody else's; each piece must therefore be safe to repeat.
 */
export function createSharedTransaction(store: Store): <T>(work: Work<T>) => Promise<T> {
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      try {
        const results = await transact(store, (tx) => inOrder(tx, group));
        for (const [index, one] of group.entries()) one.resolve(results[index] as never);
      } catch (error) {
        if (group.length === 1 || error instanceof StoreUnavailable) for (const one of group) one.reject(error);
        else for (const one of group) await transact(store, one.work).then(one.resolve as () => void, one.reject);
      }
    }
    running = false;
  }

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (!running) void run();
    });
}

async function inOrder(tx: Transaction, group: Waiting[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const { work } of group) results.push(await work(tx));
  return results;
}
