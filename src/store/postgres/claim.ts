import { sql } from 'kysely';
import type { OutboxRow, Store } from '../../engine/store.ts';
import { byUrgency, type StoredMessage, toMessage } from '../sql/outbox.ts';
import type { Db } from '../sql/tables.ts';
import { LOCK_SPACE, LOCKS } from './transact.ts';

type Claims = Pick<Store, 'claimInbox' | 'renewInbox' | 'claimWakes' | 'claimOutbox' | 'release'>;
type Signals = { id: number; received_at: number; source: string; signals: string };

/** Leases. What another node is just claiming is skipped, not waited for. */
export function createClaims(db: Db): Claims {
  return {
    claimInbox: (node, limit, now, until) =>
      db.transaction().execute(async (own) => {
        const lock = sql`pg_try_advisory_xact_lock(${sql.lit(LOCK_SPACE)}, ${sql.lit(LOCKS.inbox)})`;
        const { rows: turn } = await sql<{ mine: boolean }>`select ${lock} as mine`.execute(own);
        if (!turn[0]?.mine) return [];
        const held = sql`select 1 from inbox where leased_until > ${now} and leased_by <> ${node} limit 1`;
        if ((await held.execute(own)).rows.length > 0) return [];
        const { rows } = await sql<Signals>`
          with next as materialized (
            select id from inbox where leased_until is null or leased_until <= ${now} order by id limit ${limit}),
          leased as (
            update inbox set leased_by = ${node}, leased_until = ${until} from next where inbox.id = next.id returning inbox.id)
          select journal.id, received_at, source, signals from journal join leased on leased.id = journal.id order by journal.id`.execute(
          own,
        );
        return rows.map(({ id, received_at, source, signals }) => ({ id, receivedAt: received_at, source, signals: JSON.parse(signals) }));
      }),

    async renewInbox(node, until) {
      await sql`update inbox set leased_until = ${until} where leased_until is not null and leased_by = ${node}`.execute(db);
    },

    async claimWakes(node, limit, now, until) {
      const { rows } = await sql<{ id: string }>`
        with due as materialized (
          select id, ready_at from incident where ready_at <= ${now} order by ready_at, number limit ${limit} for update skip locked),
        leased as (
          update incident set ready_at = ${until}, leased_by = ${node} from due where incident.id = due.id returning incident.id)
        select due.id from due join leased on leased.id = due.id order by due.ready_at`.execute(db);
      return rows.map(({ id }) => id);
    },

    async claimOutbox(node, limit, now, until) {
      const claimed: OutboxRow[] = [];
      for (const urgent of [1, 0]) {
        if (claimed.length >= limit) break;
        const { rows } = await sql<StoredMessage>`
          with due as materialized (
            select id from outbox where urgent = ${urgent} and ready_at <= ${now} order by ready_at, id
            limit ${limit - claimed.length} for update skip locked)
          update outbox set status = 'leased', leased_by = ${node}, ready_at = ${until} from due where outbox.id = due.id
          returning status, ready_at, leased_by, body`.execute(db);
        claimed.push(...rows.map(toMessage));
      }
      return byUrgency(claimed);
    },

    release: (node) =>
      db.transaction().execute(async (own) => {
        await sql`update inbox set leased_by = null, leased_until = null where leased_by = ${node}`.execute(own);
        await sql`update incident set leased_by = null, ready_at = wake_at where leased_by = ${node}`.execute(own);
        await sql`update outbox set status = 'pending', leased_by = null, ready_at = due_at where leased_by = ${node}`.execute(own);
      }),
  };
}
