import { Worker } from 'node:worker_threads';
import type { Compilation, CompileOptions } from '../core/runbook/compilation.ts';

export const COMPILE_LIMITS = { milliseconds: 2_000, mebibytes: 256 } as const;
/** For texts that came with the program: they are known to compile, so that only a machine at its limits can make them late. */
export const OWN_TEXT_LIMITS = { milliseconds: 60_000, mebibytes: 256 } as const;
const START_MILLISECONDS = 20_000;
/** On a busy machine a text gets its 2 s of the processor within this many times 2 s by the clock. */
const PATIENCE = 5;

type Limits = { milliseconds: number; mebibytes: number };

/**
 * Compiles in a worker thread that is killed when it takes longer than 2 s of the processor or more than 256 MiB, so that no text can
 * hold up the program. Never rejects for a bad text: one that cannot be read gives an empty policy and an error that says why.
 */
export function compileSafely(source: string, limits: Limits = COMPILE_LIMITS, options: CompileOptions = {}): Promise<Compilation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      workerData: { source, options },
      resourceLimits: { maxOldGenerationSizeMb: limits.mebibytes, maxYoungGenerationSizeMb: 32 },
    });
    const kill = (ruleId: 'too-slow' | 'too-hungry', reason: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      refused(source, ruleId, reason).then(resolve, reject);
    };
    const slow = (): void => kill('too-slow', `Reading this took longer than ${limits.milliseconds / 1000} s and was stopped.`);
    let timer = setTimeout(slow, START_MILLISECONDS);
    let answered = false;
    /** The clock's limit has come: a thread that had to wait for the processor gets the rest of its own. */
    const weigh = async (before: number, patience: number): Promise<void> => {
      const left = limits.milliseconds - ((await processorTime(worker)) - before);
      if (answered) return;
      if (left <= 0 || patience <= 0) slow();
      else timer = setTimeout(() => void weigh(before, patience - 1), Math.max(left, limits.milliseconds / 4));
    };
    worker.on('message', async (message: 'ready' | Compilation) => {
      clearTimeout(timer);
      if (message === 'ready') {
        const started = await processorTime(worker);
        const before = Number.isFinite(started) ? started : 0;
        if (!answered) timer = setTimeout(() => void weigh(before, PATIENCE), limits.milliseconds);
      } else {
        answered = true;
        clearTimeout(timer);
        resolve(message);
        void worker.terminate();
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      answered = true;
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        kill('too-hungry', `Reading this took more than ${limits.mebibytes} MiB and was stopped.`);
      else reject(error);
    });
  });
}

/** Milliseconds of the processor that a thread has used; all of them when it does not say so within a second (it hangs, or has ended). */
async function processorTime(worker: Worker): Promise<number> {
  const silent = new Promise<number>((resolve) => setTimeout(() => resolve(Number.POSITIVE_INFINITY), 1_000).unref());
  const used = worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1_000,
    () => Number.POSITIVE_INFINITY,
  );
  return Promise.race([used, silent]);
}

async function refused(source: string, ruleId: 'too-slow' | 'too-hungry', reason: string): Promise<Compilation> {
  const { refusal } = await import('../core/runbook/refusal.ts');
  const { sha256 } = await import('../core/runbook/sha256.ts');
  return refusal(
    { ruleId, line: 1, reason, fix: 'Simplify the Markdown: deep nesting and thousands of unclosed brackets are what costs.' },
    sha256(source),
    source,
  );
}
