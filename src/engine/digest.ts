import { isUrgent } from '../core/incident/after-try.ts';
import { levelInForce } from '../core/incident/level.ts';
import type { Notification } from '../core/incident/notification.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { ContactMethod, Person } from '../core/oncall/directory.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { type Instant, MINUTE } from '../core/time/instant.ts';
import type { OutgoingMessage } from '../integration/integration.ts';
import { outboxRow } from './enqueue.ts';
import type { OutboxRow } from './store.ts';

/** An update is what a person wrote for others, and is read by itself. A test is looked for. */
const JOINABLE: readonly Notification['purpose'][] = ['page', 'catch-all', 'inform', 'reminder'];
/** The worst are listed; the others are counted, and are in the list of incidents. */
export const MOST_LISTED = 20;

export function isJoinable(row: OutboxRow): boolean {
  return row.incidentId !== null && row.attempts === 0 && JOINABLE.includes(row.notification.purpose);
}

/**
 * One message in place of many to the same person by the same contact method, and the rows as they are while it is under way: leased to it
 * until it cannot be worth sending any more, so that they come again by themselves should it ever be lost. Pure.
 */
export function joinIntoDigest(rows: OutboxRow[], now: Instant): { digest: OutboxRow; members: OutboxRow[] } {
  const [first] = rows;
  if (first === undefined) throw new Error('A digest joins at least one message.');
  const { personId, purpose, channels } = first.notification;
  const id = `digest/${now}/${first.id}`;
  const notification: Notification = {
    ...{ id, dedupe: id, personId, purpose, channels, src: null, body: null, subject: null },
    headline: headlineOf(rows.length, isUrgent(purpose)),
    reason: 'They came faster than one by one can be read. Each incident says which line of the runbook asked for you.',
  };
  const row = outboxRow(null, notification, now);
  const digest: OutboxRow = {
    ...row,
    contactIndex: first.contactIndex,
    joins: rows.map((one) => ({ id: one.id, incidentId: one.incidentId ?? '' })),
  };
  const members = rows.map((one): OutboxRow => ({ ...one, status: 'leased', leasedBy: id, leasedUntil: row.deadline + MINUTE }));
  return { digest, members };
}

/** One incident of a digest, as it is at the moment of sending. */
export type Listed = { state: IncidentState; policy: CompiledPolicy; acknowledgeUrl: string | null };

type DigestWriting = {
  key: string;
  row: OutboxRow;
  person: Person;
  contact: ContactMethod;
  listed: Listed[];
  publicUrl: string;
  now: Instant;
};

/** The words of a digest: the worst first, each with its number, its level, its title and its own link to acknowledge. */
export function composeDigest({ key, row, person, contact, listed, publicUrl, now }: DigestWriting): OutgoingMessage {
  const urgent = isUrgent(row.notification.purpose);
  const worstFirst = listed.toSorted((a, b) => rankOf(a) - rankOf(b) || a.state.number - b.state.number);
  const worst = worstFirst[0]?.state.severity ?? null;
  const headline = headlineOf(listed.length, urgent);
  const shown = worstFirst.slice(0, MOST_LISTED);
  const others = worstFirst.length - shown.length;
  const list = `${publicUrl}/incidents`;
  return {
    idempotencyKey: key,
    purpose: row.notification.purpose,
    urgent,
    to: { name: person.name, address: contact.address },
    subject: worst === null ? headline : `${headline}, the worst ${worst}`,
    headline,
    facts: [{ label: 'All incidents', value: list }],
    firstSteps: [],
    body: [...shown.map((one) => lineOf(one, urgent)), ...(others > 0 ? [`… and ${others} more: ${list}`] : [])].join('\n'),
    reason: row.notification.reason,
    runbook: { name: '', src: null },
    incident: null,
    acknowledgeUrl: null,
    sentAt: now,
  };
}

function headlineOf(count: number, urgent: boolean): string {
  if (count === 1) return urgent ? '1 more incident needs you' : '1 more incident to know of';
  return `${count} more incidents ${urgent ? 'need you' : 'to know of'}`;
}

function lineOf({ state, acknowledgeUrl }: Listed, urgent: boolean): string {
  const what = `${state.drill ? 'DRILL ' : ''}INC-${state.number}${state.severity === null ? '' : ` ${state.severity}`}: ${state.title}`;
  return urgent && acknowledgeUrl !== null && state.acknowledged === null ? `${what}\n  Acknowledge: ${acknowledgeUrl}` : what;
}

/** As bad as its level; an incident that nobody has assessed counts as the worst. */
function rankOf({ state, policy }: Listed): number {
  return levelInForce(policy, state)?.rank ?? Number.MAX_SAFE_INTEGER;
}
