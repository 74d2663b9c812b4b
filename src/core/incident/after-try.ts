import { type Instant, MINUTE, type Milliseconds, SECOND } from '../time/instant.ts';
import type { NotificationPurpose } from './notification.ts';

/** How many tries a contact method gets before the next one has its turn; the last one gets more before it is called a failure. */
export const TRIES_BEFORE_NEXT_CONTACT = 3;
export const TRIES_BEFORE_FAILURE = 5;

/** Where a message is on its way: how often its present contact method was tried, which one that is, when the next try is due. */
export type Way = { attempts: number; contactIndex: number; dueAt: Instant; deadline: Instant };

/** What became of one try. `next-contact`: this way cannot work at all. `nobody`: there is no contact method (any more). */
export type TryOutcome = { kind: 'sent' | 'retry' | 'next-contact'; contactsLeft: number } | { kind: 'dropped' } | { kind: 'nobody' };

/** What the incident's timeline is told: sent, this contact method failed, or all of them did (`failed`). Null: nothing yet. */
export type News = 'sent' | 'contact-failed' | 'failed' | null;

export type AfterTry = { way: Partial<Way> & { status: 'pending' | 'sent' | 'failed' | 'dropped' }; news: News };

/** What changes after a try, and the news; `wait` is the length before the try after `attempts` of them. A message's whole life can be read here. */
export function afterTry(way: Way, outcome: TryOutcome, now: Instant, wait: (attempts: number) => Milliseconds): AfterTry {
  const attempts = way.attempts + 1;
  if (outcome.kind === 'sent') return { way: { status: 'sent', attempts }, news: 'sent' };
  if (outcome.kind === 'dropped') return { way: { status: 'dropped' }, news: null };
  if (outcome.kind === 'nobody') return { way: { status: 'failed' }, news: 'failed' };

  const spent = outcome.kind === 'next-contact' || attempts >= TRIES_BEFORE_NEXT_CONTACT;
  if (spent && outcome.contactsLeft > 0) {
    return { way: { status: 'pending', contactIndex: way.contactIndex + 1, attempts: 0, dueAt: now }, news: 'contact-failed' };
  }
  if (outcome.kind === 'next-contact') return { way: { status: 'failed', attempts }, news: 'failed' };
  const dueAt = now + wait(attempts);
  if (dueAt > way.deadline) return { way: { status: 'failed', attempts }, news: 'failed' };
  // The escalation need not wait for a provider that is down; the message goes on being tried until its deadline.
  return { way: { status: 'pending', attempts, dueAt }, news: attempts === TRIES_BEFORE_FAILURE ? 'failed' : null };
}

/** The wait before try `attempts + 1` (attempts ≥ 1): 2 s, 4 s, 8 s …, up to a minute for urgent messages and ten for others. */
export function plainWait(attempts: number, urgent: boolean): Milliseconds {
  return Math.min(SECOND * 2 ** Math.min(attempts, 20), urgent ? MINUTE : 10 * MINUTE);
}

/** After this a message is no longer worth sending: half an hour for a page, a day for the rest. */
export function deadlineOf(urgent: boolean, now: Instant): Instant {
  return now + (urgent ? 30 * MINUTE : 24 * 60 * MINUTE);
}

/** Messages that somebody must answer: sent first, given up soonest, and with a link to acknowledge. */
export function isUrgent(purpose: NotificationPurpose): boolean {
  return purpose === 'page' || purpose === 'catch-all' || purpose === 'test';
}
