import type { ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { DecisionContext } from '../core/incident/context.ts';
import type { Horizon, Verdict } from '../core/prove/verdict.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ProblemError } from './problem.ts';

export type Proof = { context: DecisionContext; horizon: Horizon; channels: string[] };

/** Twenty times what our own runbooks take for a year; whoever waits for a page must never wait for a proof. */
const LONGEST_MILLISECONDS = 30_000;
/** An ordinary proof is done within this: two people who open one page need not hear of each other. */
const LONGEST_WAIT_MILLISECONDS = 2_000;

/**
 * Proves in a thread of its own, one at a time, since each keeps a core busy. It is ended when it takes too long or `gone` says that nobody
 * waits for it any more. Throws a ProblemError when it is late, while another proof does not end, and for whoever has gone.
 */
export const proveAside: (proof: Proof, gone?: AbortSignal) => Promise<Verdict> = oneAtATime(
  (proof: Proof, gone?: AbortSignal) => proveWithin(LONGEST_MILLISECONDS, proof, gone),
  () => AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
  'Another proof is being made. Ask again in some seconds.',
);

/** Aborts when the connection closes before the answer has been sent. */
export function whenGone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => !response.writableFinished && controller.abort());
  return controller.signal;
}

/** One proof in its own thread, ended after `longest` milliseconds. */
export function proveWithin(longest: number, workerData: Proof, gone?: AbortSignal): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const left = new ProblemError('unavailable', 'Nobody waits for this proof any more.');
    if (gone?.aborted) return reject(left);
    const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const late = new ProblemError(
      'invalid',
      `This proof took longer than ${longest / 1000} s and was stopped: ask for fewer days, or run \`muster prove\`, which has no limit of time.`,
    );
    const end = (why: ProblemError) => {
      reject(why);
      void worker.terminate();
    };
    const timer = setTimeout(end, longest, late);
    gone?.addEventListener('abort', () => end(left), { once: true });
    worker.once('message', (verdict: Verdict) => {
      resolve(verdict);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(timer));
  });
}
