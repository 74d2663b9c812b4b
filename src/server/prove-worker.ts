import { parentPort, workerData } from 'node:worker_threads';
import { prove } from '../core/prove/prove.ts';
import type { Proof } from './prove-aside.ts';

const { context, horizon, channels } = workerData as Proof;
parentPort?.postMessage(prove(context.policy, context.directory, context.calendar, horizon, { channels: new Set(channels) }));
