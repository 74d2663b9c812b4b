import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBoundary } from '../../src/engine/boundary.ts';
import type { Clock } from '../../src/engine/clock.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { DIRECTORY, firing, START } from '../../src/engine/engine.fixture.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { silentLog } from '../../src/engine/log.ts';
import { LADDER_POLICY, SILENT_POLICY } from '../../src/engine/policy.fixture.ts';
import type { Store } from '../../src/engine/store.ts';
import type { OutboundRequest, OutboundResponse } from '../../src/engine/transport.ts';
import { integrations } from '../../src/integration/index.ts';
import { type PostgresServer, startPostgres } from '../../src/store/postgres/postgres.fixture.ts';
import { createPostgresStore } from '../../src/store/postgres/store.ts';
import { createHandClock, type HandClock } from '../hand-clock.ts';

type Http = Extract<OutboundRequest, { kind: 'http' }>;
/** A node that is `dead` hears no clock any more. */
type Node = { engine: Engine; store: Store; sent: Http[]; answer: () => Promise<OutboundResponse>; dead: boolean };

let server: PostgresServer | null;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.remove());

const TAKEN: OutboundResponse = { kind: 'response', status: 200, headers: {}, body: '' };
const keyOf = (request: Http) => request.headers['x-muster-id'];

/** Two nodes of one installation on one PostgreSQL and one clock. */
async function startNodes(url: string): Promise<{ a: Node; b: Node; clock: HandClock; idle: () => Promise<void> }> {
  const nodes: Node[] = [];
  const idle = async () => void (await Promise.all(nodes.map((node) => (node.dead ? undefined : node.engine.idle()))));
  const clock = createHandClock(START, idle);
  for (const name of ['a', 'b']) {
    const store = createPostgresStore({ url });
    await store.migrate();
    const sent: Http[] = [];
    const node: Node = { store, sent, answer: async () => TAKEN, engine: null as unknown as Engine, dead: false };
    const own: Clock = { ...clock, at: (instant, callback) => clock.at(instant, () => (node.dead ? undefined : callback())) };
    const send = (request: OutboundRequest) => {
      if (request.kind === 'http') sent.push(request);
      return node.answer();
    };
    node.engine = createEngine({
      ...{ store, clock: own, integrations, node: name, log: silentLog, secret: 'x'.repeat(32), heartbeatUrl: null, boundary: noBoundary },
      transport: { send, close: async () => {} },
      publicUrl: () => 'http://muster.example.org',
      base: async () => SILENT_POLICY,
    });
    nodes.push(node);
  }
  const [a, b] = nodes as [Node, Node];
  await a.store.transact(async (tx) => {
    const row = { id: 'runbook', name: 'Runbook', hash: LADDER_POLICY.hash, updatedAt: START };
    await tx.saveRunbook(row, { hash: row.hash, runbookId: row.id, text: '', policy: LADDER_POLICY, createdAt: START });
    await tx.saveSettings({ directory: DIRECTORY, channels: { ntfy: { server: 'https://ntfy.example.org' } } });
  });
  for (const node of nodes) await node.engine.start();
  return { a, b, clock, idle };
}

async function accept(node: Node, ...names: string[]): Promise<void> {
  for (const alertname of names) await node.engine.accept({ receivedAt: START, source: 'generic', signals: [firing({ alertname })] });
}

describe('two nodes on one PostgreSQL', () => {
  test('share the work: forty alerts taken by both are forty incidents, each told once: by itself or in a digest', async (context) => {
    if (server === null) return context.skip();
    const { a, b, clock, idle } = await startNodes(await server.database());
    const names = Array.from({ length: 40 }, (_, i) => `Alert${i}`);
    await Promise.all([accept(a, ...names.slice(0, 20)), accept(b, ...names.slice(20))]);
    const rows = () => a.store.incidents({ limit: 100 });
    const told = async () => (await Promise.all((await rows()).map(({ id }) => a.store.outboxOf(id)))).flat().map((row) => row.status);
    await expect.poll(async () => (await idle(), (await rows()).length), { timeout: 20_000 }).toBe(40);
    // Digests wait for more to join them, by this clock.
    for (let round = 0; round < 4; round++) await clock.advance('15s');
    expect(await told()).toEqual(Array.from({ length: 40 }, () => 'sent'));
    const paged = [...a.sent, ...b.sent];
    expect(new Set(paged.map(keyOf)).size).toBe(paged.length);
    const numbers = (await rows()).map(({ state }) => state.number).sort((x, y) => x - y);
    expect(numbers).toEqual(names.map((_, i) => i + 1));
    await Promise.all([a.engine.stop(), b.engine.stop()]);
    await Promise.all([a.store.close(), b.store.close()]);
  });

  test('an alert of one group that both get at once is one incident', async (context) => {
    if (server === null) return context.skip();
    const { a, b, idle } = await startNodes(await server.database());
    const signal = (instance: string) => ({ receivedAt: START, source: 'generic', signals: [firing({ alertname: 'Same', instance })] });
    await Promise.all([a.engine.accept(signal('x')), b.engine.accept(signal('y'))]);
    await expect
      .poll(async () => (await idle(), Object.keys((await a.store.incidents({ limit: 5 }))[0]?.state.alerts ?? {}).length))
      .toBe(2);
    expect(await a.store.incidents({ limit: 5 })).toHaveLength(1);
    expect([...a.sent, ...b.sent]).toHaveLength(1);
    await Promise.all([a.engine.stop(), b.engine.stop()]);
    await Promise.all([a.store.close(), b.store.close()]);
  });

  test('when one dies with a message in its hands, the other sends it when the lease has run out, with the same key', async (context) => {
    if (server === null) return context.skip();
    const { a, b, clock } = await startNodes(await server.database());
    const asked = Promise.withResolvers<void>();
    const never = () => {
      asked.resolve();
      return new Promise<OutboundResponse>(() => {});
    };
    [a.answer, b.answer] = [never, never];
    await accept(a, 'Checkout');
    await asked.promise;
    const [dead, living] = a.sent.length > 0 ? [a, b] : [b, a];
    living.answer = async () => TAKEN;
    dead.dead = true;
    await clock.advance('61s');
    await expect.poll(async () => (await living.engine.idle(), living.sent.length), { timeout: 20_000 }).toBe(1);
    expect(living.sent.map(keyOf)).toEqual(dead.sent.map(keyOf));
    // The dead one never hears an answer, so it is not stopped; it only loses its connections.
    await living.engine.stop();
    await Promise.all([a.store.close(), b.store.close()]);
  });
});
