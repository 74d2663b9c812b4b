import { Worker } from 'node:worker_threads';
import type { DecisionContext } from '../core/incident/context.ts';
import type { Horizon, Verdict } from '../core/prove/verdict.ts';
import { ProblemError } from './problem.ts';

export type Proof = { context: DecisionContext; horizon: Horizon; channels: string[] };

/** Twenty times what our own runbooks take for a year; whoever waits for a page must never wait for a proof. */
const LONGEST_MILLISECONDS = 30_000;
/** Proofs at one time: each keeps a core busy. */
const MOST_AT_ONCE = 1;
let running = 0;

/** Proves in a thread of its own, which is ended when it takes too long. Throws a ProblemError then, or while another proof is running. */
export async function proveAside(proof: Proof): Promise<Verdict> {
  if (running >= MOST_AT_ONCE) throw new ProblemError('too-many-requests', 'Another proof is being made. Ask again in some seconds.');
  running++;
  try {
    return await inWorker(proof);
  } finally {
    running--;
  }
}

function inWorker(workerData: Proof): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const late = new ProblemError(
      'invalid',
      'This proof took longer than 30 s and was stopped: ask for fewer days, or run `muster prove`.',
    );
    const timer = setTimeout(() => {
      reject(late);
      void worker.terminate();
    }, LONGEST_MILLISECONDS);
    worker.once('message', (verdict: Verdict) => {
      resolve(verdict);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(timer));
  });
}
