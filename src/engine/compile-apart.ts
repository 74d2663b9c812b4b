import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Compilation } from '../core/runbook/compilation.ts';
import { compileSafely, OWN_TEXT_LIMITS } from './compile-safely.ts';

const CHILD = fileURLToPath(new URL('./compile-child.ts', import.meta.url));

/**
 * Compiles texts that came with the program in a process that ends afterwards: a thread's memory would stay with the server for as long as
 * it runs. Where no process can be started, threads do it.
 */
export async function compileApart(texts: string[]): Promise<Compilation[]> {
  try {
    return await inChild(texts);
  } catch {
    return Promise.all(texts.map((text) => compileSafely(text, OWN_TEXT_LIMITS)));
  }
}

function inChild(texts: string[]): Promise<Compilation[]> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, { serialization: 'advanced', execArgv: [], timeout: OWN_TEXT_LIMITS.milliseconds });
    child.on('message', (message) => {
      // Under `node --watch` the child also reports each file that it imports.
      if (Array.isArray(message)) resolve(message as Compilation[]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The compiler ended with ${code} and said nothing.`)));
    child.send(texts);
  });
}
