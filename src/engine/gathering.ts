import type { Instant } from '../core/time/instant.ts';
import { type Left, leavesAt, MOST_JOINED, withinWindow } from './burst.ts';
import type { Clock } from './clock.ts';
import type { OutboxRow } from './store.ts';

type Recipient = { left: Left[]; rows: OutboxRow[]; cancel: () => void };

/** Quiet recipients are forgotten when there are more than these. */
const MOST_RECIPIENTS = 10_000;

export type Gathering = {
  /** True: it leaves now, by itself. False: it was kept, and leaves with others. */
  leavesNow(recipient: string, row: OutboxRow): boolean;
  has(row: OutboxRow): boolean;
  /** Keeps no timer any more. What was gathered is still leased, and let go of with the node's leases. */
  stop(): void;
};

/**
 * Holds back what comes faster than a person can read. Only in memory: the rows stay leased to this node, so that whatever happens before
 * they leave, they come again.
 */
export function createGathering(clock: Clock, leave: (rows: OutboxRow[]) => void): Gathering {
  const recipients = new Map<string, Recipient>();
  const gathered = new Set<string>();

  function of(key: string, now: Instant): Recipient {
    const known = recipients.get(key);
    if (known !== undefined) {
      known.left = withinWindow(known.left, now);
      return known;
    }
    if (recipients.size >= MOST_RECIPIENTS) forgetQuiet(now);
    const fresh: Recipient = { left: [], rows: [], cancel: () => {} };
    recipients.set(key, fresh);
    return fresh;
  }

  function forgetQuiet(now: Instant): void {
    for (const [key, { left, rows }] of recipients) if (rows.length === 0 && withinWindow(left, now).length === 0) recipients.delete(key);
  }

  function flush(recipient: Recipient): void {
    recipient.cancel();
    const rows = recipient.rows.splice(0);
    for (const row of rows) gathered.delete(row.id);
    if (rows.length === 0) return;
    recipient.left.push({ at: clock.now(), digest: true });
    leave(rows);
  }

  return {
    has: (row) => gathered.has(row.id),
    leavesNow(key, row) {
      const now = clock.now();
      const recipient = of(key, now);
      const at = recipient.rows.length > 0 ? null : leavesAt(recipient.left, now);
      if (at !== null && at <= now) {
        recipient.left.push({ at: now, digest: false });
        return true;
      }
      recipient.rows.push(row);
      gathered.add(row.id);
      if (at !== null) recipient.cancel = clock.at(at, () => flush(recipient));
      if (recipient.rows.length >= MOST_JOINED) flush(recipient);
      return false;
    },
    stop() {
      for (const { cancel } of recipients.values()) cancel();
    },
  };
}
