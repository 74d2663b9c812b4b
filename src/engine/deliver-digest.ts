import { whyStale } from '../core/incident/still-true.ts';
import { contactsInOrder } from '../core/oncall/contacts-in-order.ts';
import type { Person } from '../core/oncall/directory.ts';
import type { Verdict } from '../integration/integration.ts';
import { wayOf } from './address-message.ts';
import { composeDigest, type Listed } from './digest.ts';
import type { EngineParts } from './engine-parts.ts';
import { acknowledgeUrl } from './link.ts';
import type { Delivering, Outcome } from './settle-delivery.ts';
import { type Member, settleDigest } from './settle-digest.ts';
import type { OutboxRow } from './store.ts';
import { tellTerminal } from './tell-terminal.ts';
import { transmit } from './transmit.ts';

/** Incidents are read in parts, so that intake and the other deliveries get their turns. */
const AT_A_TIME = 50;

/** One leased digest: look at each of its incidents, leave out what is no longer true, send, and record it on every one of them. */
export async function deliverDigest(delivering: Delivering, row: OutboxRow): Promise<void> {
  const { parts } = delivering;
  const { members, listed } = await look(delivering, row);
  const late = row.attempts > 0 && parts.clock.now() > row.deadline;
  if (listed.length === 0 || late) {
    const detail = late ? 'It could not be delivered while it was worth sending.' : 'None of it is true any more.';
    return void (await settleDigest(delivering, row, members, { kind: 'dropped', detail }));
  }
  const settings = await parts.store.settings();
  const person = settings.directory.people.find((one) => one.id === row.notification.personId) ?? null;
  const contacts = person === null ? [] : contactsInOrder(person, row.notification);
  const contact = contacts[row.contactIndex];
  if (person === null || contact === undefined) return nobody(delivering, row, members, person);

  const way = wayOf(contact, parts.integrations, settings);
  const words = { key: `${row.id}/${contact.id}`, row, person, contact, listed, publicUrl: parts.publicUrl(), now: parts.clock.now() };
  const verdict: Verdict =
    typeof way === 'string' ? { outcome: 'next-contact', detail: way } : await transmit(parts, way, () => composeDigest(words));
  const outcome: Outcome = {
    kind: verdict.outcome,
    detail: verdict.detail,
    channel: contact.channel,
    contactsLeft: contacts.length - 1 - row.contactIndex,
  };
  const news = await settleDigest(delivering, row, members, outcome);
  if (news === 'failed') await tellTerminal(parts, row.notification, verdict.detail);
}

async function look({ parts, contexts }: Delivering, row: OutboxRow): Promise<{ members: Member[]; listed: Listed[] }> {
  const members: Member[] = [];
  const listed: Listed[] = [];
  for (const [index, joined] of (row.joins ?? []).entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise(setImmediate);
    const own = (await parts.store.outboxOf(joined.incidentId)).find((one) => one.id === joined.id);
    const incident = await parts.store.incident(joined.incidentId);
    if (own === undefined || incident === null || own.status === 'dropped' || own.status === 'failed') continue;
    const { policy } = await contexts(parts.store, incident.state.runbook.hash);
    const stale = whyStale(own.notification, incident.state, policy);
    members.push({ row: own, stale });
    if (stale === null) listed.push({ state: incident.state, policy, acknowledgeUrl: linkOf(parts, joined.incidentId, own) });
  }
  return { members, listed };
}

function linkOf(parts: EngineParts, incidentId: string, row: OutboxRow): string {
  return acknowledgeUrl(parts.publicUrl(), parts.secret, incidentId, row.notification);
}

async function nobody(delivering: Delivering, row: OutboxRow, members: Member[], person: Person | null): Promise<void> {
  const detail = `${person?.name ?? row.notification.personId}: There is no way left to reach them.`;
  await tellTerminal(delivering.parts, row.notification, detail);
  await settleDigest(delivering, row, members, { kind: 'nobody', detail: `${detail} Written to the terminal's log.` });
}
