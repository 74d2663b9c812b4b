import type { ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { DecisionContext } from '../core/incident/context.ts';
import type { Horizon, Verdict } from '../core/prove/verdict.ts';
import { ProblemError } from './problem.ts';

export type Proof = { context: DecisionContext; horizon: Horizon; channels: string[] };

/** Twenty times what our own runbooks take for a year; whoever waits for a page must never wait for a proof. */
const LONGEST_MILLISECONDS = 30_000;
/** An ordinary proof is done within this: two people who open one page need not hear of each other. */
const LONGEST_WAIT_MILLISECONDS = 2_000;
/** One proof at a time: each keeps a core busy. Null while none is made. */
let running: Promise<void> | null = null;

/**
 * Proves in a thread of its own, which is ended when it takes too long or `gone` says that nobody waits for it any more. Throws a
 * ProblemError when it is late, while another proof does not end, and for whoever has gone.
 */
export async function proveAside(proof: Proof, gone?: AbortSignal): Promise<Verdict> {
  const giveUp = AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS);
  while (running !== null) {
    if (giveUp.aborted) throw new ProblemError('too-many-requests', 'Another proof is being made. Ask again in some seconds.');
    await Promise.race([running, aborted(giveUp)]);
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  running = promise;
  try {
    return await inWorker(proof, gone);
  } finally {
    running = null;
    resolve();
  }
}

/** Aborts when the connection closes before the answer has been sent. */
export function whenGone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => !response.writableFinished && controller.abort());
  return controller.signal;
}

function inWorker(workerData: Proof, gone?: AbortSignal): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const left = new ProblemError('unavailable', 'Nobody waits for this proof any more.');
    if (gone?.aborted) return reject(left);
    const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const late = new ProblemError(
      'invalid',
      'This proof took longer than 30 s and was stopped: ask for fewer days, or run `muster prove`.',
    );
    const end = (why: ProblemError) => {
      reject(why);
      void worker.terminate();
    };
    const timer = setTimeout(end, LONGEST_MILLISECONDS, late);
    gone?.addEventListener('abort', () => end(left), { once: true });
    worker.once('message', (verdict: Verdict) => {
      resolve(verdict);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(timer));
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
