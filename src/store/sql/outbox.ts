import type { OutboxRow, Reading, Transaction } from '../../engine/store.ts';
import { fingerprint } from './fingerprint.ts';
import { chunks, type Db } from './tables.ts';

/** Pages, and the call to the catch-all that stands in for one, go before everything else. */
const URGENT: readonly string[] = ['page', 'catch-all'];

const toColumns = (row: OutboxRow) => ({
  incident_id: row.incidentId,
  urgent: Number(URGENT.includes(row.notification.purpose)),
  status: row.status,
  ready_at: row.status === 'pending' ? row.dueAt : row.status === 'leased' ? row.leasedUntil : null,
  leased_by: row.status === 'leased' ? row.leasedBy : null,
  body: JSON.stringify(row),
});

export const outboxReading = (db: Db): Pick<Reading, 'outboxOf'> => ({
  async outboxOf(incidentId) {
    const rows = await db.selectFrom('outbox').select('body').where('incident_id', '=', incidentId).execute();
    const messages = rows.map((row): OutboxRow => JSON.parse(row.body));
    return messages.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  },
});

export const outboxWriting = (db: Db): Pick<Transaction, 'enqueue' | 'saveOutbox'> => ({
  async enqueue(rows) {
    for (const part of chunks(rows)) {
      const values = part.map((row) => ({ id: row.id, dedupe: fingerprint(row.notification.dedupe), ...toColumns(row) }));
      await db
        .insertInto('outbox')
        .values(values)
        .onConflict((conflict) => conflict.column('dedupe').doNothing())
        .execute();
    }
  },

  async saveOutbox(row) {
    await db.updateTable('outbox').set(toColumns(row)).where('id', '=', row.id).execute();
  },
});
