import { type Selectable, sql } from 'kysely';
import type { IncidentRow, Reading, Transaction } from '../../engine/store.ts';
import { fingerprint } from './fingerprint.ts';
import type { Db, Tables } from './tables.ts';

const OPEN = ['triage', 'active'] as const;

const toRow = (row: Pick<Selectable<Tables['incident']>, 'id' | 'state' | 'updated_at' | 'wake_at'>): IncidentRow => ({
  id: row.id,
  state: JSON.parse(row.state),
  updatedAt: row.updated_at,
  wakeAt: row.wake_at,
});

type IncidentReading = Pick<Reading, 'incident' | 'incidentByNumber' | 'incidents' | 'openIncidentOfGroup' | 'unacknowledged'>;

export const incidentReading = (db: Db): IncidentReading => {
  const rows = db.selectFrom('incident').select(['id', 'state', 'updated_at', 'wake_at']);
  return {
    async incident(id) {
      const row = await rows.where('id', '=', id).executeTakeFirst();
      return row ? toRow(row) : null;
    },

    async incidentByNumber(number) {
      if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
      const row = await rows.where('number', '=', number).executeTakeFirst();
      return row ? toRow(row) : null;
    },

    // One lifecycle at a time: each is in its index in the order that is asked for, so that no list is sorted to give its top.
    async incidents({ lifecycle, drill, service, before, limit }) {
      let query = rows.orderBy('number', 'desc').limit(limit);
      if (drill !== undefined) query = query.where('drill', '=', Number(drill));
      if (service !== undefined) query = query.where('service_key', '=', fingerprint(service));
      if (before) query = query.where('number', '<', (of) => of.selectFrom('incident').select('number').where('id', '=', before));
      const queries = lifecycle ? [...new Set(lifecycle)].map((one) => query.where('lifecycle', '=', one)) : [query];
      const found = (await Promise.all(queries.map((one) => one.execute()))).flat().map(toRow);
      return found.sort((a, b) => b.state.number - a.state.number).slice(0, limit);
    },

    // Goes from one incident of the group to the next in the index, so that it does not matter how many alerts each has.
    async openIncidentOfGroup(groupKey) {
      const group = fingerprint(groupKey);
      const found = await sql<{ id: string }>`
        with recursive member(id) as (
          select min(incident_id) from alert where group_key = ${group}
          union all
          select (select min(incident_id) from alert where group_key = ${group} and incident_id > member.id)
          from member where member.id is not null)
        select incident.id from member join incident on incident.id = member.id
        where incident.lifecycle in (${sql.join(OPEN)}) order by incident.number desc limit 1`.execute(db);
      return found.rows[0]?.id ?? null;
    },

    async unacknowledged() {
      const open = db.selectFrom('incident').where(sql<boolean>`acknowledged = 0 and lifecycle in ('triage', 'active')`).orderBy('number');
      const withMessages = open.select(['id', 'number', 'wake_at']).select((of) =>
        of
          .selectFrom('outbox')
          .whereRef('outbox.incident_id', '=', 'incident.id')
          .where('outbox.status', 'in', ['pending', 'leased'])
          .select((count) => count.fn.countAll<number>().as('messages'))
          .as('undelivered'),
      );
      const found = await withMessages.execute();
      return found.map((row) => ({ id: row.id, number: row.number, wakeAt: row.wake_at, undelivered: row.undelivered ?? 0 }));
    },
  };
};

export const incidentWriting = (db: Db): Pick<Transaction, 'nextIncidentNumber' | 'saveIncident'> => ({
  async nextIncidentNumber() {
    const { number } = await db.insertInto('incident_number').defaultValues().returning('number').executeTakeFirstOrThrow();
    return number;
  },

  async saveIncident({ id, state, updatedAt, wakeAt }) {
    const columns = {
      number: state.number,
      lifecycle: state.lifecycle,
      drill: Number(state.drill),
      acknowledged: Number(state.acknowledged !== null),
      service_key: state.service === null ? null : fingerprint(state.service),
      updated_at: updatedAt,
      wake_at: wakeAt,
      ready_at: wakeAt,
      leased_by: null,
      state: JSON.stringify(state),
    };
    await db
      .insertInto('incident')
      .values({ id, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  },
});
