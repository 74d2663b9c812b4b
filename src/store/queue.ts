/** Runs tasks one after the other, in the order in which they came. A task that fails does not stop the next. */
export type Queue = {
  run<T>(task: () => T | Promise<T>): Promise<T>;
  /** Resolves when everything that was waiting has run. */
  drained(): Promise<void>;
};

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const result = last.then(task);
      last = result.catch(() => {});
      return result;
    },
    async drained() {
      for (let seen: unknown; seen !== last; ) {
        seen = last;
        await last;
      }
    },
  };
}
