import { ProblemError } from './problem.ts';

/**
 * The same work, one after another. Whoever comes while one is under way waits until `patience` says that it is enough, and is then told
 * `busy` (429).
 */
export function oneAtATime<Task, Result>(
  work: (task: Task, gone?: AbortSignal) => Promise<Result>,
  patience: () => AbortSignal,
  busy: string,
): (task: Task, gone?: AbortSignal) => Promise<Result> {
  let running: Promise<void> | null = null;
  return async (task, gone) => {
    const enough = patience();
    while (running !== null) {
      if (enough.aborted) throw new ProblemError('too-many-requests', busy);
      await Promise.race([running, aborted(enough)]);
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    running = promise;
    try {
      return await work(task, gone);
    } finally {
      running = null;
      resolve();
    }
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
