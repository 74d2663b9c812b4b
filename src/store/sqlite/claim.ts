import type { OutboxRow, Store } from '../../engine/store.ts';
import { byUrgency, type StoredMessage, toMessage } from '../sql/outbox.ts';
import type { Writer } from './transact.ts';

type Claims = Pick<Store, 'claimInbox' | 'renewInbox' | 'claimWakes' | 'claimOutbox' | 'release'>;
type Signals = { id: number; received_at: number; source: string; signals: string };

/** Leases. They need no fsync: one that a crash loses is work that is claimed again. */
export function createClaims(writer: Writer): Claims {
  const lease = <T>(work: () => T): Promise<T> => writer.transaction(work, { synced: false });
  const run = <Row>(sql: string, ...parameters: (string | number)[]): Row[] => writer.connection.run(sql, parameters).rows as Row[];

  return {
    claimInbox: (node, limit, now, until) =>
      lease(() => {
        const held = run('select 1 from inbox where leased_until > ? and leased_by <> ? limit 1', now, node);
        if (held.length > 0) return [];
        const ids = run<{ id: number }>(
          `update inbox set leased_by = ?, leased_until = ? where id in
            (select id from inbox where leased_until is null or leased_until <= ? order by id limit ?) returning id`,
          ...[node, until, now, limit],
        );
        const rows = run<Signals>(
          'select id, received_at, source, signals from journal where id in (select value from json_each(?)) order by id',
          JSON.stringify(ids.map(({ id }) => id)),
        );
        return rows.map(({ id, received_at, source, signals }) => ({ id, receivedAt: received_at, source, signals: JSON.parse(signals) }));
      }),

    renewInbox: (node, until) =>
      lease(() => {
        run('update inbox set leased_until = ? where leased_until is not null and leased_by = ?', until, node);
      }),

    claimWakes: (node, limit, now, until) =>
      lease(() => {
        const due = run<{ id: string }>('select id from incident where ready_at <= ? order by ready_at, number limit ?', now, limit);
        for (const { id } of due) run('update incident set ready_at = ?, leased_by = ? where id = ?', until, node, id);
        return due.map(({ id }) => id);
      }),

    claimOutbox: (node, limit, now, until) =>
      lease(() => {
        const claimed: OutboxRow[] = [];
        for (const urgent of [1, 0]) {
          const rows = run<StoredMessage>(
            `update outbox set status = 'leased', leased_by = ?, ready_at = ? where id in
              (select id from outbox where urgent = ? and ready_at <= ? order by ready_at, id limit ?)
            returning status, ready_at, leased_by, body`,
            ...[node, until, urgent, now, limit - claimed.length],
          );
          claimed.push(...rows.map(toMessage));
        }
        return byUrgency(claimed);
      }),

    release: (node) =>
      lease(() => {
        run('update inbox set leased_by = null, leased_until = null where leased_by = ?', node);
        run('update incident set leased_by = null, ready_at = wake_at where leased_by = ?', node);
        run(`update outbox set status = 'pending', leased_by = null, ready_at = due_at where leased_by = ?`, node);
      }),
  };
}
