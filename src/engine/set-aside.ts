import type { Notification } from '../core/incident/notification.ts';
import { MINUTE } from '../core/time/instant.ts';
import type { EngineParts } from './engine-parts.ts';
import { outboxRow } from './enqueue.ts';
import { NOBODY } from './nobody.ts';
import type { InboxRow } from './store.ts';
import { transact } from './transact.ts';

/** Somebody is told at most this often that signals were set aside; the log has each. */
const TELL_EVERY = 15 * MINUTE;

/** Keeps a row that cannot be folded with its reason, and tells the catch-all contacts: an alert may be in it that pages nobody. */
export async function setAside(parts: EngineParts, row: InboxRow, reason: string): Promise<void> {
  parts.log.error({ inbox: row.id, source: row.source, signals: row.signals.length, reason }, 'signals could not be folded: set aside');
  await transact(parts.store, async (tx) => {
    const now = parts.clock.now();
    const { directory } = await tx.settings();
    const people = directory.catchAll.length > 0 ? directory.catchAll : [NOBODY];
    const period = Math.floor(now / TELL_EVERY);
    await tx.settleInbox([row.id], now, reason);
    await tx.enqueue(people.map((personId) => outboxRow(null, notice(row, personId, period), now)));
  });
}

function notice(row: InboxRow, personId: string, period: number): Notification {
  const id = `set-aside/${period}/${personId}`;
  return {
    id,
    dedupe: id,
    personId,
    purpose: 'catch-all',
    headline: 'Muster could not understand some of what a monitor sent',
    reason: 'Signals that cannot be folded into alerts are set aside and told to the catch-all contacts.',
    src: null,
    channels: [],
    subject: 'Muster set signals aside: look whether an alert is among them',
    body: `A request from ${row.source} (inbox row ${row.id}, ${row.signals.length} signals) was set aside. The reason is in Muster's log.`,
  };
}
