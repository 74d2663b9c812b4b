import { Client } from 'pg';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Store, StoreUnavailable } from '../../engine/store.ts';
import type { Opened } from '../contract/opened.ts';
import { inOneTurn, noted, signal, T0 } from '../contract/sample.fixture.ts';
import { storeContract } from '../store.contract.ts';
import { openPool } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.fixture.ts';
import { createPostgresStore } from './store.ts';

const server = await startPostgres();

function openStore(url: string, onStatement?: (sql: string) => void): Store {
  const store = createPostgresStore({ url, ...(onStatement && { onStatement }) });
  onTestFinished(() => store.close());
  return store;
}

async function ask(url: string, question: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(question).finally(() => client.end());
}

async function open({ empty = false } = {}): Promise<Opened & { waitingForLocks(): Promise<number> }> {
  if (!server) throw new Error('There is no server.');
  const url = await server.database();
  const statements: string[] = [];
  const store = openStore(url, (sql) => statements.push(sql));
  if (!empty) await store.migrate();
  return {
    store,
    statements,
    another: async () => openStore(url),
    async execute(script) {
      await ask(url, script);
    },
    waitingForLocks: async () => (await ask(url, 'select from pg_locks where not granted')).rows.length,
    async migrateAs(known) {
      const db = kyselyOn(openPool({ url, connections: 1 }));
      await migrate(db, known).finally(() => db.destroy());
    },
  };
}

const accept = (store: Store) => store.accept({ receivedAt: T0, source: 's', signals: [signal('a')] });

describe('the server that tests start', () => {
  const nowhere = () => {
    throw new Error('nothing is installed');
  };

  test('when there is none, skips with the reason; in CI that is an error', async () => {
    vi.stubEnv('CI', 'true');
    await expect(startPostgres([nowhere])).rejects.toThrow('PostgreSQL cannot be started here. nowhere: nothing is installed');
    vi.stubEnv('CI', '');
    expect(await startPostgres([nowhere])).toBeNull();
    vi.unstubAllEnvs();
  });
});

describe.skipIf(!server)('PostgreSQL', () => {
  afterAll(() => server?.remove());

  storeContract('postgres', open);

  test('commits all requests of one turn of the event loop together', async () => {
    const { store, statements } = await open();
    const before = statements.length;
    await inOneTurn(200, () => accept(store));
    expect(statements.slice(before)).toHaveLength(1);
  });

  test('shows no event before those whose positions are lower', async () => {
    const { store, another, waitingForLocks } = await open();
    const second = await another();
    const gate = Promise.withResolvers<void>();
    const appended = Promise.withResolvers<void>();
    const early = store.transact(async (tx) => {
      await tx.append('early', 0, noted('one'));
      appended.resolve();
      await gate.promise;
    });
    await appended.promise;
    let over = false;
    const late = second
      .transact((tx) => tx.append('late', 0, noted('two')))
      .finally(() => {
        over = true;
      });
    while (!over && (await waitingForLocks()) === 0);
    const before = await store.eventsAfter(0, 9);
    gate.resolve();
    await Promise.all([early, late]);
    expect(before).toEqual([]);
    expect((await store.eventsAfter(0, 9)).map(({ stream }) => stream)).toEqual(['early', 'late']);
  });

  test('streams that have nothing to do with each other are never in conflict', async () => {
    const { store, another } = await open();
    const nodes = [store, await another()];
    const append = (stream: number) =>
      (nodes[stream % 2] ?? store).transact(async (tx) => {
        await tx.append(`stream-${stream}`, 0, noted('one'));
        await tx.nextIncidentNumber();
      });
    await Promise.all(Array.from({ length: 40 }, (_, stream) => append(stream)));
    expect(await store.eventsAfter(0, 99)).toHaveLength(40);
  });

  test('that is stopped is unavailable, and is used and heard again when it is back', async () => {
    const { store, another } = await open();
    const second = await another();
    let heard = Promise.withResolvers<void>();
    const stop = await second.listen(() => heard.resolve());
    await accept(store);
    await heard.promise;

    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const halfway = store.transact(async (tx) => {
      await tx.append('a', 0, noted('lost'));
      reached.resolve();
      await gate.promise;
    });
    await reached.promise;
    await server?.stop();
    gate.resolve();
    await expect(halfway).rejects.toThrow(StoreUnavailable);
    await expect(accept(store)).rejects.toThrow(StoreUnavailable);
    await expect(store.transact((tx) => tx.settings())).rejects.toThrow(StoreUnavailable);
    await expect(store.claimInbox('node-1', 1, T0, T0)).rejects.toThrow(StoreUnavailable);
    await expect(store.nextWork()).rejects.toThrow(StoreUnavailable);
    await expect(store.listen(() => {})).rejects.toThrow(StoreUnavailable);

    heard = Promise.withResolvers<void>();
    await server?.start();
    await heard.promise;
    await accept(store);
    expect(await store.events('a')).toEqual([]);
    expect(await store.nextWork()).toMatchObject({ inbox: 2 });
    await stop();
  });

  test('at an address where there is none is unavailable', async () => {
    const store = openStore('postgresql://muster@127.0.0.1:1/muster');
    await expect(store.migrate()).rejects.toThrow(/PostgreSQL is not available: .*ECONNREFUSED/);
    await expect(store.listen(() => {})).rejects.toThrow(StoreUnavailable);
  });
});
