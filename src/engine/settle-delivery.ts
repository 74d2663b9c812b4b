import { SYSTEM } from '../core/incident/actor.ts';
import { afterTry as decideAfterTry, isUrgent, type News } from '../core/incident/after-try.ts';
import type { IncidentCommand } from '../core/incident/command.ts';
import type { Instant } from '../core/time/instant.ts';
import { backoff } from './backoff.ts';
import type { Contexts } from './decision-context.ts';
import { CommandRejected, UnknownIncident } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { handleWithin } from './handle.ts';
import type { createSharedTransaction } from './shared-transaction.ts';
import type { OutboxRow, Transaction } from './store.ts';

/** What delivering works with; the outcomes of messages that are sent at the same time share a commit (`share`). */
export type Delivering = { parts: EngineParts; contexts: Contexts; share: ReturnType<typeof createSharedTransaction> };

/** What became of one try. `nobody`: there is no contact method (any more). */
export type Outcome =
  | { kind: 'sent' | 'retry' | 'next-contact'; detail: string; channel: string; contactsLeft: number }
  | { kind: 'dropped'; detail: string }
  | { kind: 'nobody'; detail: string };

/** The row after the try, and the news. */
export function afterTry(row: OutboxRow, outcome: Outcome, now: Instant): { row: OutboxRow; news: News } {
  const urgent = isUrgent(row.notification.purpose);
  const { way, news } = decideAfterTry(row, outcome, now, (attempts) => backoff(row.id, attempts, urgent));
  return { row: { ...row, leasedBy: null, leasedUntil: null, lastError: outcome.kind === 'sent' ? null : outcome.detail, ...way }, news };
}

/** Puts the outcome on disk together with its line in the incident's timeline. */
export async function settleDelivery(delivering: Delivering, row: OutboxRow, outcome: Outcome): Promise<News> {
  const { parts, share } = delivering;
  const news = await share(async (tx) => {
    const after = afterTry(row, outcome, parts.clock.now());
    await tx.saveOutbox(after.row);
    if (after.news !== null) await recordNews(tx, delivering, row, outcome, after.news);
    parts.boundary('settling');
    return after.news;
  });
  parts.boundary('settled');
  logOutcome(parts, row, outcome, news);
  return news;
}

/** The message's line in its incident's timeline. An incident that does not want to hear of it (any more) spoils nothing. */
export async function recordNews(
  tx: Transaction,
  { parts, contexts }: Delivering,
  row: OutboxRow,
  outcome: Outcome,
  news: Exclude<News, null>,
): Promise<void> {
  if (row.incidentId === null) return;
  try {
    await handleWithin(tx, parts, contexts, row.incidentId, recordOf(row, outcome, news), SYSTEM);
  } catch (error) {
    if (!(error instanceof CommandRejected) && !(error instanceof UnknownIncident)) throw error;
  }
}

function recordOf(row: OutboxRow, outcome: Outcome, news: Exclude<News, null>): IncidentCommand {
  const { id, personId } = row.notification;
  return {
    type: 'RecordDelivery',
    notification: id,
    personId,
    channel: 'channel' in outcome ? outcome.channel : 'terminal',
    outcome: news === 'sent' ? 'sent' : 'failed',
    detail: outcome.detail,
    final: news !== 'contact-failed',
  };
}

export function logOutcome(parts: EngineParts, row: OutboxRow, outcome: Outcome, news: News): void {
  const fields = { message: row.id, purpose: row.notification.purpose, person: row.notification.personId, outcome: outcome.kind };
  if (news === 'failed') parts.log.error(fields, 'a message could not be delivered');
  else if (outcome.kind === 'sent' || outcome.kind === 'dropped') parts.log.info(fields, `message ${outcome.kind}`);
  else parts.log.warn(fields, 'a try failed: the message is tried again');
}
