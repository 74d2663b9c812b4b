import { sql } from 'kysely';
import type { Store } from '../../engine/store.ts';
import type { Db, Differences } from '../sql/tables.ts';
import { transactionOn } from '../sql/transaction.ts';

/** The channel on which nodes tell each other of commits; the message is the sender's name. */
export const CHANNEL = 'muster';

/** Advisory locks are numbers that all of a database's programs share: the first half is ours, "must" in ASCII. */
export const LOCK_SPACE = 0x6d757374;
export const LOCKS = { migrate: 1, positions: 2, inbox: 3 } as const;

const differences: Differences = {
  // A sequence gives out positions before the commit. Held until the commit, this lock keeps a higher one from being seen first.
  async lockPositions(db) {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK_SPACE)}, ${sql.lit(LOCKS.positions)})`.execute(db);
  },
};

export const tellOthers = (db: Db, self: string) => sql`select pg_notify(${CHANNEL}, ${self})`.execute(db);

/**
 * Repeatable read: the transaction decides on one snapshot, and to write what somebody else has changed since is an error (40001),
 * which is a VersionConflict as well.
 */
export const createTransact =
  (db: Db, self: string): Store['transact'] =>
  (work) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (own) => {
        const result = await work(transactionOn(own, differences));
        await tellOthers(own, self);
        return result;
      });
