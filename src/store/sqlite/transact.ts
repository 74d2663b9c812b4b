import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../engine/store.ts';
import type { Queue } from '../queue.ts';
import type { Db, Differences } from '../sql/tables.ts';
import { transactionOn } from '../sql/transaction.ts';
import type { Connection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { isBusy } from './unavailable.ts';

/** `synced: false` for what may be lost in a crash because it is then simply done again: leases. */
export type WriteOptions = { synced: boolean };

/** The one writer: its transactions are in a queue, and nothing else ever runs inside another's. */
export type Writer = {
  connection: Connection;
  queue: Queue;
  /** One transaction with everything between its first and its last statement awaited. */
  transaction<T>(work: (db: Db) => T | Promise<T>, options?: WriteOptions): Promise<T>;
  /** The same, already at the head of the queue. */
  inTurn<T>(work: (db: Db) => T | Promise<T>, options?: WriteOptions): Promise<T>;
};

export function createWriter(connection: Connection, queue: Queue, lockWait: number): Writer {
  // While another program holds the write lock, the event loop goes on and senders can be told. Once it has been waited for in vain,
  // nobody waits again until it is free: all who stand in the queue are told at once.
  let waitedInVain = false;
  async function begin(): Promise<void> {
    for (let waited = waitedInVain ? lockWait : 0; ; waited += 25) {
      try {
        connection.run('begin immediate');
        waitedInVain = false;
        return;
      } catch (error) {
        if (!isBusy((error as Error).cause)) throw error;
        waitedInVain = waited >= lockWait;
        if (waitedInVain) throw error;
      }
      await sleep(25);
    }
  }

  async function inTurn<T>(work: (db: Db) => T | Promise<T>, { synced }: WriteOptions = { synced: true }): Promise<T> {
    connection.assertPresent();
    if (!synced) connection.run('pragma synchronous = normal');
    try {
      await begin();
      let over = false;
      const own = {
        run(sql: string, parameters?: readonly unknown[]) {
          if (over) throw new Error('This transaction is over: await all its work inside it.');
          return connection.run(sql, parameters);
        },
      };
      try {
        const result = await work(kyselyOn(own));
        over = true;
        connection.run('commit');
        return result;
      } catch (error) {
        over = true;
        rollBack(connection);
        throw error;
      }
    } finally {
      if (!synced) connection.run('pragma synchronous = full');
    }
  }

  return { connection, queue, inTurn, transaction: (work, options) => queue.run(() => inTurn(work, options)) };
}

function rollBack(connection: Connection): void {
  try {
    connection.run('rollback');
  } catch {
    // SQLite has rolled back by itself already: after a full disk, for one (sqlite.org/lang_transaction.html).
  }
}

// One writer at a time: positions come out in the order of the commits by themselves.
const differences: Differences = { async lockPositions() {} };

export const createTransact =
  (writer: Writer): Store['transact'] =>
  (work) =>
    writer.transaction((db) => work(transactionOn(db, differences)));
