import type { Store } from '../../engine/store.ts';
import { createQueue } from '../queue.ts';
import { pruneStep } from '../sql/prune.ts';
import { readingOn } from '../sql/transaction.ts';
import { createAccept } from './accept.ts';
import { createClaims } from './claim.ts';
import { openConnection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { createListen } from './listen.ts';
import { migrate } from './migrate.ts';
import { createTransact, createWriter } from './transact.ts';

export type SqliteOptions = {
  /** The database file; its folder is made when it is missing. */
  path: string;
  /** How long, in milliseconds, to wait for another program's transaction before StoreUnavailable. */
  lockWait?: number;
  /** The size in pages of 4 KiB beyond which the file does not grow. */
  maxPages?: number;
  /** Told every statement, for tests that count them. */
  onStatement?: (sql: string) => void;
};

/** The embedded store: one file, one connection that writes, one that reads what is committed. Throws StoreUnavailable. */
export function createSqliteStore({ path, lockWait = 1_000, maxPages, onStatement }: SqliteOptions): Store {
  const connection = openConnection({ path, readOnly: false, maxPages, onStatement });
  const reader = openConnection({ path, readOnly: true, onStatement });
  const writer = createWriter(connection, createQueue(), lockWait);
  let closed = false;

  return {
    ...readingOn(kyselyOn(reader)),
    migrate: () => migrate(writer),
    transact: createTransact(writer),
    accept: createAccept(writer),
    ...createClaims(writer),
    listen: createListen(connection),

    async prune(now) {
      while (await writer.transaction((db) => pruneStep(db, now)));
    },

    async close() {
      if (closed) return;
      closed = true;
      await writer.queue.drained();
      reader.close();
      connection.close();
    },
  };
}
