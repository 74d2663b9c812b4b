import { sql } from 'kysely';
import type { Store } from '../../engine/store.ts';
import { createGroupCommit } from '../group-commit.ts';
import { createQueue } from '../queue.ts';
import type { Db } from '../sql/tables.ts';
import { CHANNEL } from './transact.ts';

type Journalled = { receivedAt: number; source: string; signals: string };

/** Intake: one statement, and so one commit, for all requests of a turn and of those that come while it is under way. */
export function createAccept(db: Db, self: string): Store['accept'] {
  const commit = createGroupCommit<Journalled>(createQueue(), async (entries) => {
    const column = (name: keyof Journalled) => entries.map((entry) => entry[name]);
    await sql`
      with arrived as (
        insert into journal (received_at, source, signals)
        select * from unnest(${column('receivedAt')}::bigint[], ${column('source')}::text[], ${column('signals')}::text[])
        returning id),
      waiting as (insert into inbox (id) select id from arrived)
      select pg_notify(${CHANNEL}, ${self})`.execute(db);
  });
  return async ({ receivedAt, source, signals }) =>
    commit({ receivedAt, source: source.replaceAll('\0', ''), signals: JSON.stringify(signals) });
}
