import type { IdempotencyRow, LinkRow, Reading, Transaction } from '../../engine/store.ts';
import { fingerprint } from './fingerprint.ts';
import type { Db } from './tables.ts';

export const linkReading = (db: Db): Pick<Reading, 'link' | 'idempotent'> => ({
  async link(tokenHash) {
    const row = await db.selectFrom('link').select('body').where('token_hash', '=', tokenHash).executeTakeFirst();
    return row ? (JSON.parse(row.body) satisfies LinkRow) : null;
  },

  async idempotent(key) {
    const row = await db.selectFrom('idempotency').select('body').where('key', '=', fingerprint(key)).executeTakeFirst();
    return row ? (JSON.parse(row.body) satisfies IdempotencyRow) : null;
  },
});

export const linkWriting = (db: Db): Pick<Transaction, 'saveLink' | 'saveIdempotent'> => ({
  async saveLink(link) {
    const columns = { expires_at: link.expiresAt, body: JSON.stringify(link) };
    await db
      .insertInto('link')
      .values({ token_hash: link.tokenHash, ...columns })
      .onConflict((conflict) => conflict.column('token_hash').doUpdateSet(columns))
      .execute();
  },

  // The first answer stands, whoever comes second.
  async saveIdempotent(row) {
    await db
      .insertInto('idempotency')
      .values({ key: fingerprint(row.key), created_at: row.createdAt, body: JSON.stringify(row) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  },
});
