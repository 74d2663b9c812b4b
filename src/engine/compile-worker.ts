import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { CompileOptions } from '../core/runbook/compilation.ts';

// A worker does not share its parent's cache of compiled modules; with it, the compiler loads in half the time.
enableCompileCache?.();
const { compile } = await import('../core/runbook/compile.ts');

// Loading is not the text's fault: the clock of `compileSafely` starts when this says so.
parentPort?.postMessage('ready');
const { source, options } = workerData as { source: string; options: CompileOptions };
parentPort?.postMessage(compile(source, options));
