import type { Alert, Silence } from '../../core/alert/alert.ts';
import type { Reading, Transaction } from '../../engine/store.ts';
import { fingerprint } from './fingerprint.ts';
import { chunks, type Db } from './tables.ts';

const toAlert = (row: { body: string }): Alert => JSON.parse(row.body);

export const alertReading = (db: Db): Pick<Reading, 'alert' | 'alerts' | 'alertsByKey' | 'silences'> => {
  const rows = db.selectFrom('alert').select('body');
  return {
    async alert(key) {
      const row = await rows.where('key', '=', fingerprint(key)).executeTakeFirst();
      return row ? toAlert(row) : null;
    },

    async alerts({ status, incidentId, endedBy, limit }) {
      let query = rows.limit(limit);
      if (status !== undefined) query = query.where('status', '=', status);
      if (incidentId !== undefined) query = query.where('incident_id', '=', incidentId);
      query = endedBy === undefined ? query.orderBy('updated_at', 'desc') : query.where('ends_at', '<=', endedBy).orderBy('ends_at');
      return (await query.orderBy('key').execute()).map(toAlert);
    },

    async alertsByKey(keys) {
      const found: Alert[] = [];
      for (const part of chunks([...new Set(keys)].map(fingerprint))) {
        found.push(...(await rows.where('key', 'in', part).execute()).map(toAlert));
      }
      return found;
    },

    async silences() {
      const silences = await db.selectFrom('silence').select('body').orderBy('id').execute();
      return silences.map((row): Silence => JSON.parse(row.body));
    },
  };
};

export const alertWriting = (db: Db): Pick<Transaction, 'saveAlerts' | 'saveSilence'> => ({
  async saveAlerts(alerts) {
    const latest = new Map(alerts.map((alert) => [fingerprint(alert.key), alert]));
    // In the order of their keys, so that two transactions wait for each other in one direction only.
    const rows = [...latest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, alert]) => ({
        key,
        status: alert.status,
        group_key: fingerprint(alert.groupKey),
        incident_id: alert.incidentId,
        ends_at: alert.endsAt,
        updated_at: alert.updatedAt,
        body: JSON.stringify(alert),
      }));
    for (const part of chunks(rows)) {
      await db
        .insertInto('alert')
        .values(part)
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((of) => ({
            status: of.ref('excluded.status'),
            group_key: of.ref('excluded.group_key'),
            incident_id: of.ref('excluded.incident_id'),
            ends_at: of.ref('excluded.ends_at'),
            updated_at: of.ref('excluded.updated_at'),
            body: of.ref('excluded.body'),
          })),
        )
        .execute();
    }
  },

  async saveSilence(silence) {
    const body = JSON.stringify(silence);
    await db
      .insertInto('silence')
      .values({ id: silence.id, body })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
      .execute();
  },
});
