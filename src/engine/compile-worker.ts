import { parentPort, workerData } from 'node:worker_threads';
import { compile } from '../core/runbook/compile.ts';

// Loading is not the text's fault: the clock of `compileSafely` starts when this says so.
parentPort?.postMessage('ready');
parentPort?.postMessage(compile(workerData as string));
