import type { Reading } from '../../engine/store.ts';
import type { Db } from './tables.ts';

export const workReading = (db: Db): Pick<Reading, 'nextWork'> => ({
  async nextWork() {
    const row = await db
      .selectNoFrom((of) => [
        of
          .selectFrom('incident')
          .where('ready_at', 'is not', null)
          .select((column) => column.fn.min('ready_at').as('at'))
          .as('wakeAt'),
        of
          .selectFrom('outbox')
          .where('ready_at', 'is not', null)
          .where('urgent', '=', 1)
          .select((column) => column.fn.min('ready_at').as('at'))
          .as('urgentAt'),
        of
          .selectFrom('outbox')
          .where('ready_at', 'is not', null)
          .where('urgent', '=', 0)
          .select((column) => column.fn.min('ready_at').as('at'))
          .as('otherAt'),
        of
          .selectFrom('inbox')
          .select((column) => column.fn.countAll<number>().as('rows'))
          .as('inbox'),
        of
          .selectFrom('inbox')
          .where('leased_until', 'is not', null)
          .select((column) => column.fn.max('leased_until').as('at'))
          .as('leasedUntil'),
      ])
      .executeTakeFirstOrThrow();
    const messages = [row.urgentAt, row.otherAt].filter((at) => at !== null);
    const inbox = row.inbox ?? 0;
    return {
      wakeAt: row.wakeAt,
      outboxAt: messages.length > 0 ? Math.min(...messages) : null,
      inboxAt: inbox > 0 ? (row.leasedUntil ?? 0) : null,
      inbox,
    };
  },
});
