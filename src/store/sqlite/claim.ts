import type { OutboxRow, Store } from '../../engine/store.ts';
import type { Writer } from './transact.ts';

type Claims = Pick<Store, 'claimInbox' | 'claimWakes' | 'claimOutbox' | 'release'>;

/** Leases. They need no fsync: one that a crash loses is work that is claimed again. */
export function createClaims(writer: Writer): Claims {
  const { connection } = writer;
  const lease = <T>(work: () => T): Promise<T> => writer.transaction(work, { synced: false });
  const select = <Row>(sql: string, ...parameters: (string | number)[]): Row[] => connection.run(sql, parameters).rows as Row[];

  const saveMessage = 'update outbox set status = ?, ready_at = ?, leased_by = ?, body = ? where id = ?';
  const save = (row: OutboxRow) =>
    connection.run(saveMessage, [row.status, row.leasedUntil ?? row.dueAt, row.leasedBy, JSON.stringify(row), row.id]);

  return {
    claimInbox: (node, limit, now, until) =>
      lease(() => {
        const held = select('select 1 from inbox where leased_until > ? and leased_by <> ? limit 1', now, node);
        if (held.length > 0) return [];
        const ids = select<{ id: number }>(
          `update inbox set leased_by = ?, leased_until = ? where id in
            (select id from inbox where leased_until is null or leased_until <= ? order by id limit ?) returning id`,
          ...[node, until, now, limit],
        );
        const rows = select<{ id: number; received_at: number; source: string; signals: string }>(
          'select id, received_at, source, signals from journal where id in (select value from json_each(?)) order by id',
          JSON.stringify(ids.map(({ id }) => id)),
        );
        return rows.map(({ id, received_at, source, signals }) => ({ id, receivedAt: received_at, source, signals: JSON.parse(signals) }));
      }),

    claimWakes: (node, limit, now, until) =>
      lease(() => {
        const due = select<{ id: string }>('select id from incident where ready_at <= ? order by ready_at, number limit ?', now, limit);
        for (const { id } of due) connection.run('update incident set ready_at = ?, leased_by = ? where id = ?', [until, node, id]);
        return due.map(({ id }) => id);
      }),

    claimOutbox: (node, limit, now, until) =>
      lease(() => {
        const due = 'select id, body from outbox where urgent = ? and ready_at <= ? order by ready_at, id limit ?';
        const urgent = select<{ body: string }>(due, 1, now, limit);
        const others = urgent.length < limit ? select<{ body: string }>(due, 0, now, limit - urgent.length) : [];
        return [...urgent, ...others].map(({ body }) => {
          const row: OutboxRow = { ...JSON.parse(body), status: 'leased', leasedBy: node, leasedUntil: until };
          save(row);
          return row;
        });
      }),

    release: (node) =>
      lease(() => {
        connection.run('update inbox set leased_by = null, leased_until = null where leased_by = ?', [node]);
        connection.run('update incident set leased_by = null, ready_at = wake_at where leased_by = ?', [node]);
        const leased = select<{ body: string }>('select body from outbox where leased_by = ?', node);
        for (const { body } of leased) save({ ...JSON.parse(body), status: 'pending', leasedBy: null, leasedUntil: null });
      }),
  };
}
