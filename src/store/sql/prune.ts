import { DAY, type Instant } from '../../core/time/instant.ts';
import type { Db } from './tables.ts';

/** How long what arrived can be shown and replayed. */
const JOURNAL_KEEP = 14 * DAY;
/** How long the answer to an idempotency key is remembered. */
const IDEMPOTENCY_KEEP = DAY;
/** How long after its end a link still says "expired" or "used" instead of "unknown". */
const LINK_KEEP = 30 * DAY;

/** Rows that one transaction removes: others wait no longer than this takes. */
const STEP = 2_000;

/** Removes some of what is past its keep; false when nothing is left to remove. What still waits in the inbox is never removed. */
export async function pruneStep(db: Db, now: Instant): Promise<boolean> {
  const signals = db.deleteFrom('journal').where('id', 'in', (of) =>
    of
      .selectFrom('journal')
      .select('id')
      .where('received_at', '<', now - JOURNAL_KEEP)
      .where('id', 'not in', (waiting) => waiting.selectFrom('inbox').select('id'))
      .orderBy('received_at')
      .limit(STEP),
  );
  const answers = db.deleteFrom('idempotency').where('created_at', '<', now - IDEMPOTENCY_KEEP);
  const links = db.deleteFrom('link').where('expires_at', '<', now - LINK_KEEP);
  const { numDeletedRows } = await signals.executeTakeFirst();
  await answers.execute();
  await links.execute();
  return numDeletedRows >= STEP;
}
