import { Worker } from 'node:worker_threads';
import type { Compilation } from '../core/runbook/compilation.ts';

export const COMPILE_LIMITS = { milliseconds: 2_000, mebibytes: 256 } as const;
const START_MILLISECONDS = 20_000;

type Limits = { milliseconds: number; mebibytes: number };

/**
 * Compiles in a worker thread that is killed when it takes longer than 2 s or more than 256 MiB, so that no text can hold up the
 * program. Never rejects for a bad text: one that cannot be read gives an empty policy and an error that says why.
 */
export function compileSafely(source: string, limits: Limits = COMPILE_LIMITS): Promise<Compilation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      workerData: source,
      resourceLimits: { maxOldGenerationSizeMb: limits.mebibytes, maxYoungGenerationSizeMb: 32 },
    });
    const kill = (ruleId: 'too-slow' | 'too-hungry', reason: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      refused(source, ruleId, reason).then(resolve, reject);
    };
    const slow = (): void => kill('too-slow', `Reading this took longer than ${limits.milliseconds / 1000} s and was stopped.`);
    let timer = setTimeout(slow, START_MILLISECONDS);
    worker.on('message', (message: 'ready' | Compilation) => {
      clearTimeout(timer);
      if (message === 'ready') timer = setTimeout(slow, limits.milliseconds);
      else {
        resolve(message);
        void worker.terminate();
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        kill('too-hungry', `Reading this took more than ${limits.mebibytes} MiB and was stopped.`);
      else reject(error);
    });
  });
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
