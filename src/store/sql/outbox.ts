import type { Selectable } from 'kysely';
import type { OutboxRow, Reading, Transaction } from '../../engine/store.ts';
import { fingerprint } from './fingerprint.ts';
import { chunks, type Db, type Tables } from './tables.ts';

/** Pages, and the call to the catch-all that stands in for one, go before everything else. */
const URGENT: readonly string[] = ['page', 'catch-all'];

/** What a message is read from. A claim changes columns only, never the JSON. */
export type StoredMessage = Pick<Selectable<Tables['outbox']>, 'status' | 'ready_at' | 'leased_by' | 'body'>;

export const toMessage = ({ status, ready_at, leased_by, body }: StoredMessage): OutboxRow => ({
  ...JSON.parse(body),
  status,
  leasedBy: leased_by,
  leasedUntil: status === 'leased' ? ready_at : null,
});

const toColumns = ({ status, leasedBy, leasedUntil, ...row }: OutboxRow) => ({
  incident_id: row.incidentId,
  urgent: Number(URGENT.includes(row.notification.purpose)),
  status,
  due_at: row.dueAt,
  ready_at: status === 'pending' ? row.dueAt : status === 'leased' ? leasedUntil : null,
  leased_by: status === 'leased' ? leasedBy : null,
  body: JSON.stringify(row),
});

export const outboxReading = (db: Db): Pick<Reading, 'outboxOf'> => ({
  async outboxOf(incidentId) {
    const rows = db.selectFrom('outbox').select(['status', 'ready_at', 'leased_by', 'body']).where('incident_id', '=', incidentId);
    const messages = (await rows.execute()).map(toMessage);
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

/** Most urgent first, then the longest due: a claim's answer, whose rows come in any order. */
export function byUrgency(messages: OutboxRow[]): OutboxRow[] {
  const rank = (message: OutboxRow) => Number(URGENT.includes(message.notification.purpose));
  return messages.sort((a, b) => rank(b) - rank(a) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}
