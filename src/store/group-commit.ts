import type { Queue } from './queue.ts';

type Waiting<T> = { entry: T; resolve: () => void; reject: (reason: unknown) => void };

/**
 * Makes one commit of all entries of one turn of the event loop, and of those that come while it waits its turn in the queue.
 * A promise resolves when its entry is committed; when the commit fails, all that shared it fail.
 */
export function createGroupCommit<T>(queue: Queue, commit: (entries: T[]) => void | Promise<void>): (entry: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];

  async function commitAll(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      await commit(group.map(({ entry }) => entry));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => queue.run(commitAll));
      waiting.push({ entry, resolve, reject });
    });
}
