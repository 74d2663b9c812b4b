// Escalation lateness: 10,000 incidents with open clocks that fall due within a minute; from the due instant to the page leaving.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NEVER_ENDS } from '../src/core/alert/fold-signals.ts';
import { MINUTE, SECOND } from '../src/core/time/instant.ts';
import { basePolicy } from '../src/engine/base-policy.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import { integrations } from '../src/integration/index.ts';
import { createSqliteStore } from '../src/store/sqlite/store.ts';
import { startWebhookSink } from '../test/fakes/webhook-sink.ts';
import { createHandClock } from '../test/hand-clock.ts';
import { preparePaging } from './part/paging-setup.ts';
import { startMuster } from './part/server-process.ts';
import { quantile } from './quantile.ts';

const CLOCKS = Number(process.env['BENCH_CLOCKS'] ?? 10_000);
const SPREAD = 60 * SECOND;
/** The runbook of the bench calls the first person 30 minutes after a SEV-2 was raised. */
const DELAY = 30 * MINUTE;
const PREPARING = Number(process.env['BENCH_PREPARING'] ?? 240) * SECOND;

const firstDue = Date.now() + PREPARING;
const dueOf = (index: number) => firstDue + Math.floor((index * SPREAD) / CLOCKS);
const lateness: number[] = [];
const sink = await startWebhookSink({
  onRequest: ({ body }) => {
    const index = /clock-(\d+)/.exec(body)?.[1];
    if (index !== undefined) lateness.push(Date.now() - dueOf(Number(index)));
    sink.requests.length = 0;
  },
});
const muster = await startMuster(async (folder) => {
  await preparePaging(folder, `${sink.url}/page`, { severity: 'SEV-2' });
  await raiseAll(folder);
});
try {
  const early = firstDue - Date.now();
  if (early < 0) console.log(`  preparing took ${(-early / 1_000).toFixed(0)} s too long: set BENCH_PREPARING higher`);
  while (Date.now() < firstDue + SPREAD + 10 * SECOND && lateness.length < CLOCKS) await sleep(200);
  const [p50, p99, most] = [quantile(lateness, 0.5), quantile(lateness, 0.99), Math.max(...lateness)];
  console.log(`${CLOCKS.toLocaleString('en')} open clocks that fall due within ${SPREAD / SECOND} s: paged ${lateness.length}`);
  console.log(`  late by p50 ${p50} ms, p99 ${p99} ms, most ${most} ms (bar p99 < 100 ms): ${p99 < 100 ? 'kept' : 'MISSED'}`);
  console.log('  published figure of OpsKnight 1.3.1 (not run here): later steps up to 88 s late for 60');
} finally {
  await muster.stop();
  await sink.close();
}

/** Raises the incidents at instants of the past, by the real engine under a clock that is set by hand, so that their clocks run on. */
async function raiseAll(folder: string): Promise<void> {
  const store = createSqliteStore({ path: join(folder, 'muster.db') });
  const clock = createHandClock(firstDue - DELAY);
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const taken = { kind: 'response', status: 200, headers: {}, body: '' } as const;
  const engine = createEngine({
    ...{ store, clock, integrations, log: silent, node: 'embedded', secret: 'x'.repeat(32), heartbeatUrl: null, base: basePolicy },
    transport: { send: async () => taken, close: async () => {} },
    publicUrl: () => 'http://127.0.0.1',
    boundary: () => {},
  });
  await engine.start();
  for (let index = 0; index < CLOCKS; index++) {
    clock.jump(dueOf(index) - DELAY);
    const labels = { alertname: `clock-${index}`, series: `clock-${index}` };
    const signal = {
      source: 'bench',
      dedupeKey: null,
      status: 'firing',
      labels,
      annotations: {},
      startsAt: null,
      endsAt: NEVER_ENDS,
    } as const;
    await engine.accept({ receivedAt: clock.now(), source: 'bench', signals: [{ ...signal, link: null }] });
    await engine.idle();
  }
  await engine.stop();
  await store.close();
}
