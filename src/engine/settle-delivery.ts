import { SYSTEM } from '../core/incident/actor.ts';
import type { IncidentCommand } from '../core/incident/command.ts';
import type { Instant } from '../core/time/instant.ts';
import { backoff, TRIES_BEFORE_FAILURE, TRIES_BEFORE_NEXT_CONTACT } from './backoff.ts';
import type { Contexts } from './decision-context.ts';
import { CommandRejected, UnknownIncident } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { isUrgent } from './enqueue.ts';
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

/** What the incident's timeline is told: sent, this contact method failed, or all of them did (`failed`). Null: nothing yet. */
export type News = 'sent' | 'contact-failed' | 'failed' | null;

/** The row after the try, and the news. Pure: a message's whole life can be read here. */
export function afterTry(row: OutboxRow, outcome: Outcome, now: Instant): { row: OutboxRow; news: News } {
  const free: OutboxRow = { ...row, leasedBy: null, leasedUntil: null, lastError: outcome.kind === 'sent' ? null : outcome.detail };
  if (outcome.kind === 'sent') return { row: { ...free, status: 'sent', attempts: row.attempts + 1 }, news: 'sent' };
  if (outcome.kind === 'dropped') return { row: { ...free, status: 'dropped' }, news: null };
  if (outcome.kind === 'nobody') return { row: { ...free, status: 'failed' }, news: 'failed' };

  const attempts = row.attempts + 1;
  const isLast = outcome.contactsLeft <= 0;
  const spent = outcome.kind === 'next-contact' || attempts >= TRIES_BEFORE_NEXT_CONTACT;
  if (spent && !isLast) {
    const next = { contactIndex: row.contactIndex + 1, attempts: 0, dueAt: now };
    return { row: { ...free, ...next, status: 'pending' }, news: 'contact-failed' };
  }
  if (outcome.kind === 'next-contact') return { row: { ...free, attempts, status: 'failed' }, news: 'failed' };
  const dueAt = now + backoff(row.id, attempts, isUrgent(row.notification.purpose));
  if (dueAt > row.deadline) return { row: { ...free, attempts, status: 'failed' }, news: 'failed' };
  // The escalation need not wait for a provider that is down; the message goes on being tried until its deadline.
  return { row: { ...free, attempts, dueAt, status: 'pending' }, news: attempts === TRIES_BEFORE_FAILURE ? 'failed' : null };
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
