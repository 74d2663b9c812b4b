import { once } from 'node:events';
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Boundary } from '../../src/engine/boundary.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { silentLog } from '../../src/engine/log.ts';
import { matrixRule, SILENT_POLICY } from '../../src/engine/policy.fixture.ts';
import type { Store } from '../../src/engine/store.ts';
import { createSystemClock } from '../../src/engine/system-clock.ts';
import { webhook } from '../../src/integration/webhook/index.ts';
import { intakeHandler } from '../../src/server/intake/intake-handler.ts';
import { createSqliteStore } from '../../src/store/sqlite/store.ts';
import { createTransport } from '../../src/transport/create-transport.ts';
import type { Kill, Moment, Order, Paging, Word } from './orders.ts';

/** A page that is due so soon after its alert comes by a wake. */
const WAKE_AFTER_MS = 40;

/** The real engine, store, intake and transport in a process of their own, which kills itself where it is told to. */
async function run({ folder, provider, paging, kill }: Order): Promise<void> {
  const store = createSqliteStore({ path: join(folder, 'muster.db') });
  await store.migrate();
  const clock = createSystemClock();
  await setUp(store, provider, paging, clock.now());
  const transport = createTransport({ allowPrivate: true });
  const engine = createEngine({
    ...{ store, transport, clock, log: silentLog, integrations: [webhook], node: 'embedded', secret: 'x'.repeat(32), heartbeatUrl: null },
    publicUrl: () => 'http://muster.example.org',
    boundary: killAt(kill),
    base: async () => SILENT_POLICY,
  });
  await engine.start();
  const rest = async () => {
    for (;;) {
      await engine.idle();
      const { wakeAt, outboxAt, inboxAt } = await store.nextWork();
      const next = Math.min(...[wakeAt, outboxAt, inboxAt].filter((at) => at !== null));
      if (next - clock.now() > 2_000) return;
      await clock.realTime.sleep(Math.max(1, next - clock.now()));
    }
  };
  await rest();
  const server = createServer(intakeHandler({ engine, store, clock, log: silentLog, authenticate: () => null }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', async () => {
    await rest();
    const unacknowledged = await store.unacknowledged();
    say({ idle: { undelivered: unacknowledged.reduce((sum, one) => sum + one.undelivered, 0), problems: engine.audit().problems } });
  });
  say({ ready: (server.address() as AddressInfo).port });
}

async function setUp(store: Store, provider: string, paging: Paging, now: number): Promise<void> {
  if ((await store.runbooks()).length > 0) return;
  const minutes = paging === 'at-once' ? 0 : WAKE_AFTER_MS / 60_000;
  const policy = { ...SILENT_POLICY, matrix: [matrixRule('page', minutes, 'On-call')] };
  const contacts = [{ id: 'hook', channel: 'webhook', address: provider }];
  await store.transact(async (tx) => {
    const row = { id: 'runbook', name: 'Runbook', hash: policy.hash, updatedAt: now };
    await tx.saveRunbook(row, { hash: policy.hash, runbookId: row.id, text: '', policy, createdAt: now });
    const people = [{ id: 'ada', name: 'Ada', email: null, zone: 'UTC', contacts }];
    const directory = { people, groups: [], bindings: [{ role: 'On-call', people: ['ada'], groups: [] }], catchAll: ['ada'] };
    await tx.saveSettings({ directory, channels: { webhook: { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` } } });
  });
}

function killAt(kill: Kill): Boundary {
  let hits = 0;
  return (name) => {
    if (kill === null || name !== kill.boundary || ++hits !== kill.hit) return;
    soon(kill.moment, () => {
      process.kill(process.pid, 'SIGKILL');
      // The signal may take a moment to arrive; nothing may happen in it.
      for (;;);
    });
  };
}

function soon(moment: Moment, die: () => void): void {
  if (moment === 'now') die();
  else if (moment === 'microtask') queueMicrotask(die);
  else if (moment === 'immediate') setImmediate(die);
  else setTimeout(die, Number.parseInt(moment, 10));
}

function say(word: Word): void {
  process.send?.(word);
}

// Everything is loaded before the order comes, so that a run costs no more than its own work. A killed process keeps nothing by itself.
flushCompileCache();
process.once('message', (order: Order) => void run(order));
process.on('disconnect', () => process.exit());
