import { randomUUID } from 'node:crypto';
import type { Store } from '../../engine/store.ts';
import { pruneStep } from '../sql/prune.ts';
import { readingOn } from '../sql/transaction.ts';
import { createAccept } from './accept.ts';
import { createClaims } from './claim.ts';
import { openPool } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { createListen } from './listen.ts';
import { migrate } from './migrate.ts';
import { createTransact } from './transact.ts';

export type PostgresOptions = {
  /** `postgresql://user:password@host:port/database`. */
  url: string;
  /** The most connections that this node opens; one more listens. */
  connections?: number;
  /** Told every statement, for tests that count them. */
  onStatement?: (sql: string) => void;
};

/** The store for several nodes. Connects when it is first asked; every method may throw StoreUnavailable. */
export function createPostgresStore({ url, connections = 10, onStatement }: PostgresOptions): Store {
  const db = kyselyOn(openPool({ url, connections, onStatement }));
  const self = randomUUID();
  let closed: Promise<void> | undefined;

  return {
    ...readingOn(db),
    migrate: () => migrate(db),
    transact: createTransact(db, self),
    accept: createAccept(db, self),
    ...createClaims(db),
    listen: createListen(url, self),

    async prune(now) {
      while (await db.transaction().execute((own) => pruneStep(own, now)));
    },

    close: () => (closed ??= db.destroy()),
  };
}
