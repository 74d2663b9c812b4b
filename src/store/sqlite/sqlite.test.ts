import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Store, StoreUnavailable } from '../../engine/store.ts';
import type { Opened } from '../contract/opened.ts';
import { inOneTurn, message, noted, signal, T0 } from '../contract/sample.fixture.ts';
import { createQueue } from '../queue.ts';
import { storeContract } from '../store.contract.ts';
import { openConnection } from './connection.ts';
import { migrate } from './migrate.ts';
import { createSqliteStore, type SqliteOptions } from './store.ts';
import { createWriter } from './transact.ts';

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-sqlite-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'muster.db');
}

function openStore(options: SqliteOptions): Store {
  const store = createSqliteStore(options);
  onTestFinished(() => store.close());
  return store;
}

async function open(options: { empty?: boolean; maxPages?: number; lockWait?: number } = {}): Promise<Opened & { path: string }> {
  const { empty = false, ...limits } = options;
  const path = databaseFile();
  const statements: string[] = [];
  const store = openStore({ path, ...limits, onStatement: (sql) => statements.push(sql) });
  if (!empty) await store.migrate();
  return {
    path,
    store,
    statements,
    another: async () => openStore({ path }),
    async execute(script) {
      const database = new DatabaseSync(path);
      database.exec(script);
      database.close();
    },
    async migrateAs(known) {
      const connection = openConnection({ path, readOnly: false });
      await migrate(createWriter(connection, createQueue(), 1_000), known).finally(() => connection.close());
    },
  };
}

const accept = (store: Store) => store.accept({ receivedAt: T0, source: 's', signals: [signal('a')] });

describe('SQLite', () => {
  storeContract('sqlite', open);

  test('commits all requests of one turn of the event loop together', async () => {
    const { store, statements } = await open();
    await inOneTurn(200, () => accept(store));
    expect(statements.filter((sql) => sql === 'commit')).toHaveLength(2);
  });

  test('takes requests that came while a transaction ran after it, together', async () => {
    const { store, statements } = await open();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const running = store
      .transact(async (tx) => {
        await tx.append('a', 0, noted('one'));
        await gate.promise;
        expect((await tx.nextWork()).inbox).toBe(0);
      })
      .then(() => order.push('transaction'));
    const accepted = Promise.all([accept(store), accept(store)]).then(() => order.push('accepted'));
    await new Promise(setImmediate);
    gate.resolve();
    await Promise.all([running, accepted]);
    expect(order).toEqual(['transaction', 'accepted']);
    expect(statements.filter((sql) => sql === 'commit')).toHaveLength(3);
  });

  test('a transaction that is over cannot be used any more', async () => {
    const { store } = await open();
    const kept = await store.transact(async (tx) => ({ tx }));
    await expect(kept.tx.enqueue([message('a')])).rejects.toThrow('This transaction is over');
  });

  test('is found again after it was closed', async () => {
    const { store, path } = await open();
    await store.transact((tx) => tx.append('a', 0, noted('one')));
    await accept(store);
    await store.close();
    const reopened = openStore({ path });
    await reopened.migrate();
    expect(await reopened.events('a')).toHaveLength(1);
    expect(await reopened.nextWork()).toMatchObject({ inbox: 1 });
  });

  test('keeps every accepted signal of a file that stays within its size, and says when it is full', async () => {
    const { store } = await open({ maxPages: 120 });
    let accepted = 0;
    const fill = async () => {
      for (;;) {
        await store.accept({ receivedAt: T0, source: 's', signals: Array.from({ length: 20 }, (_, index) => signal(`host-${index}`)) });
        accepted++;
      }
    };
    await expect(fill()).rejects.toThrow(/cannot grow: the disk is full/);
    await expect(fill()).rejects.toThrow(StoreUnavailable);
    expect(await store.nextWork()).toMatchObject({ inbox: accepted });
    expect(accepted).toBeGreaterThan(10);

    // What waits can still be worked on, and when the old has been pruned there is room again.
    const rows = await store.claimInbox('node-1', accepted, T0, T0 + 1);
    expect(rows).toHaveLength(accepted);
    await store.transact((tx) =>
      tx.settleInbox(
        rows.map(({ id }) => id),
        T0,
      ),
    );
    await store.prune(T0 * 2);
    await accept(store);
  });

  test('that another program has locked is unavailable after a short wait, and usable when it is free again', async () => {
    const { store, path } = await open({ lockWait: 50 });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expect(accept(store)).rejects.toThrow(/is locked by another program/);
    await expect(store.transact((tx) => tx.append('a', 0, noted('one')))).rejects.toThrow(StoreUnavailable);
    await expect(store.claimOutbox('node-1', 1, T0, T0)).rejects.toThrow(StoreUnavailable);
    expect(await store.events('a')).toEqual([]);
    other.exec('rollback');
    other.close();
    await accept(store);
    await store.transact((tx) => tx.append('a', 0, noted('one')));
  });

  test('that is locked is waited for once, not by everybody in the queue', async () => {
    const { store, statements, path } = await open({ lockWait: 100 });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const before = statements.length;
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => store.claimWakes('node-1', 1, T0, T0)));
    expect(answers.every((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable)).toBe(true);
    const [first, others] = [100 / 25 + 1, 19];
    expect(statements.slice(before).filter((sql) => sql === 'begin immediate')).toHaveLength(first + others);
    other.exec('rollback');
    other.close();
    await accept(store);
  });

  test('waits for a lock that is let go in time', async () => {
    const { store, path } = await open({ lockWait: 10_000 });
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const accepted = accept(store);
    await expect(Promise.race([accepted.then(() => 'accepted'), new Promise((resolve) => setImmediate(resolve, 'waiting'))])).resolves.toBe(
      'waiting',
    );
    other.exec('commit');
    other.close();
    await accepted;
  });

  test.each(['removed', 'replaced'])('whose file was %s takes nothing more: it would be lost', async (how) => {
    const { store, path } = await open();
    renameSync(path, `${path}.away`);
    if (how === 'replaced') writeFileSync(path, '');
    await expect(accept(store)).rejects.toThrow(/was removed or replaced/);
    await expect(store.transact((tx) => tx.append('a', 0, noted('one')))).rejects.toThrow(StoreUnavailable);
    rmSync(path, { force: true });
    renameSync(`${path}.away`, path);
    await accept(store);
  });

  test('that is closed is unavailable, to readers and writers', async () => {
    const { store } = await open();
    await store.close();
    await store.close();
    await expect(accept(store)).rejects.toThrow(StoreUnavailable);
    await expect(store.nextWork()).rejects.toThrow(StoreUnavailable);
    await expect(store.transact((tx) => tx.settings())).rejects.toThrow(StoreUnavailable);
  });

  test('says what is wrong with a file that is none of its own, and with a folder that cannot be made', async () => {
    const path = databaseFile();
    const file = join(path, '..', '..', 'note.txt');
    writeFileSync(file, 'This is no database, but a note of some length about one.'.repeat(50));
    expect(() => createSqliteStore({ path: file })).toThrow(/is not a database/);
    expect(() => createSqliteStore({ path: join(file, 'muster.db') })).toThrow(StoreUnavailable);
  });
});
