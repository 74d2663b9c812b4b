import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Order, Word } from './orders.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const WATCHDOG_MS = 20_000;

/** A process that has loaded the program and waits for its order, or works on it. */
export type Runner = {
  begin(order: Order): void;
  /** The port it listens on; null when it died before. */
  ready(): Promise<number | null>;
  /** Asks it to finish what it has to do; null when it died before. */
  idle(): Promise<Extract<Word, { idle: unknown }>['idle'] | null>;
  kill(): Promise<void>;
};

/** Keeps one loaded process ahead, because loading takes longer than a run. */
export function createStandby(): { next(): Runner; close(): Promise<void> } {
  let waiting = launch();
  const all = new Set([waiting]);
  return {
    next() {
      const runner = waiting;
      waiting = launch();
      all.add(waiting);
      all.delete(runner);
      return runner;
    },
    async close() {
      for (const one of all) await one.kill();
    },
  };
}

function launch(): Runner {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'muster-crash-cache') };
  const child = fork(CHILD, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env, execArgv: [] });
  const gone = once(child, 'exit');
  return {
    begin: (order) => void child.send(order),
    async ready() {
      const word = await hear(child, gone);
      return word !== null && 'ready' in word ? word.ready : null;
    },
    async idle() {
      if (child.connected) child.send('idle', () => {});
      const word = await hear(child, gone);
      return word !== null && 'idle' in word ? word.idle : null;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The next word of the process; null when it is gone. A process that says nothing for long is stuck, which is a failure of its own. */
async function hear(child: ChildProcess, gone: Promise<unknown>): Promise<Word | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Word | null>();
  const watchdog = setTimeout(() => reject(new Error('The process is alive and says nothing: stuck.')), WATCHDOG_MS);
  child.once('message', resolve);
  gone.then(() => resolve(null));
  try {
    return await promise;
  } finally {
    clearTimeout(watchdog);
    child.removeListener('message', resolve);
  }
}
