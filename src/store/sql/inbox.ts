import { type Reading, type Transaction, VersionConflict } from '../../engine/store.ts';
import { chunks, type Db } from './tables.ts';

export const inboxReading = (db: Db): Pick<Reading, 'journal'> => ({
  async journal({ before, limit }) {
    let query = db
      .selectFrom('journal')
      .leftJoin('inbox', 'inbox.id', 'journal.id')
      .select(['journal.id', 'received_at', 'source', 'signals', 'problem', 'inbox.id as waiting'])
      .orderBy('journal.id', 'desc')
      .limit(limit);
    if (before) query = query.where('journal.id', '<', before);
    return (await query.execute()).map((row) => ({
      id: row.id,
      receivedAt: row.received_at,
      source: row.source,
      signals: JSON.parse(row.signals),
      waiting: row.waiting !== null,
      problem: row.problem,
    }));
  },
});

export const inboxWriting = (db: Db): Pick<Transaction, 'settleInbox'> => ({
  async settleInbox(ids, _now, problem) {
    let removed = 0n;
    for (const part of chunks(ids)) {
      removed += (await db.deleteFrom('inbox').where('id', 'in', part).executeTakeFirst()).numDeletedRows;
      if (problem !== undefined) await db.updateTable('journal').set({ problem }).where('id', 'in', part).execute();
    }
    if (removed !== BigInt(ids.length)) {
      throw new VersionConflict('Another node has folded some of these signals since the lease ran out. Claim again.');
    }
  },
});
