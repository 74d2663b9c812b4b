import type { News } from '../core/incident/after-try.ts';
import { afterTry, type Delivering, logOutcome, type Outcome, recordNews } from './settle-delivery.ts';
import type { OutboxRow } from './store.ts';

/** One message that a digest stands for. `stale`: why it is not in it any more. */
export type Member = { row: OutboxRow; stale: string | null };

const AT_A_TIME = 50;

/**
 * Puts what became of a digest on disk: first on each of its incidents, then for itself. A crash between sends it once more, with the same
 * key, and what was recorded already stays as it is.
 */
export async function settleDigest(delivering: Delivering, digest: OutboxRow, members: Member[], outcome: Outcome): Promise<News> {
  const { parts, share } = delivering;
  const after = afterTry(digest, outcome, parts.clock.now());
  const told = members.filter((one) => one.stale === null).length;
  const own: Outcome = { ...outcome, detail: `${outcome.detail} In digest ${digest.id}, ${told} incidents together.`.trim() };
  for (let at = 0; at < members.length; at += AT_A_TIME) {
    const part = members.slice(at, at + AT_A_TIME);
    await share(async (tx) => {
      for (const { row, stale } of part) {
        const next = afterDigest(row, after.row, stale);
        if (next !== null) await tx.saveOutbox(next);
        if (stale === null && after.news !== null) await recordNews(tx, delivering, row, own, after.news);
      }
      parts.boundary('settling');
    });
  }
  await share(async (tx) => {
    const gone = new Set(members.filter((one) => one.stale !== null).map((one) => one.row.id));
    await tx.saveOutbox({ ...after.row, joins: (digest.joins ?? []).filter((one) => !gone.has(one.id)) });
  });
  parts.boundary('settled');
  logOutcome(parts, digest, outcome, after.news);
  return after.news;
}

/** A message shares the end of its digest; before that it stays leased to it. Null: nothing changes. Pure. */
export function afterDigest(row: OutboxRow, digest: OutboxRow, stale: string | null): OutboxRow | null {
  if (row.status === 'sent') return null;
  const free = { leasedBy: null, leasedUntil: null };
  if (stale !== null) return { ...row, ...free, status: 'dropped', lastError: stale };
  const { status, attempts, contactIndex, lastError } = digest;
  if (status === 'pending' || status === 'leased') return null;
  return { ...row, ...free, status, attempts, contactIndex, lastError, digest: digest.id };
}
