import type { IncidentState } from '../core/incident/state.ts';
import { whyStale } from '../core/incident/still-true.ts';
import { contactsInOrder } from '../core/oncall/contacts-in-order.ts';
import type { Person } from '../core/oncall/directory.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Verdict } from '../integration/integration.ts';
import { type Way, wayOf } from './address-message.ts';
import { composeMessage } from './compose-message.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { acknowledgeUrl } from './link.ts';
import { NOBODY } from './nobody.ts';
import { type Delivering, type Outcome, settleDelivery } from './settle-delivery.ts';
import type { OutboxRow, Settings } from './store.ts';
import { tellTerminal } from './tell-terminal.ts';
import { transmit } from './transmit.ts';

/** What is known at the moment of sending. */
type Situation = {
  row: OutboxRow;
  now: Instant;
  settings: Settings;
  incident: { state: IncidentState; policy: CompiledPolicy } | null;
  person: Person | null;
};

/** One leased message: look, check that it is still true, find the way, write, send, and put on disk what became of it. */
export async function deliver(delivering: Delivering, row: OutboxRow): Promise<void> {
  const { parts, contexts } = delivering;
  const situation = await look(parts, contexts, row);
  const stale = staleness(situation);
  if (stale !== null) {
    await settleDelivery(delivering, row, { kind: 'dropped', detail: stale });
    return;
  }

  const way = findWay(situation, parts);
  if (way === null) return giveUp(delivering, situation, 'There is no way left to reach them.');
  if (typeof way === 'string') return settle(delivering, situation, { outcome: 'next-contact', detail: way }, channelOf(situation));

  const verdict = await send(parts, situation, way);
  return settle(delivering, situation, verdict, way.contact.channel);
}

async function look(parts: EngineParts, contexts: Contexts, row: OutboxRow): Promise<Situation> {
  const [settings, stored] = await Promise.all([
    parts.store.settings(),
    row.incidentId === null ? null : parts.store.incident(row.incidentId),
  ]);
  const incident =
    stored === null ? null : { state: stored.state, policy: (await contexts(parts.store, stored.state.runbook.hash, settings)).policy };
  const person = settings.directory.people.find((one) => one.id === row.notification.personId) ?? null;
  return { row, now: parts.clock.now(), settings, incident, person };
}

function staleness({ row, now, incident }: Situation): string | null {
  if (incident !== null) {
    const stale = whyStale(row.notification, incident.state, incident.policy);
    if (stale !== null) return stale;
  }
  return row.attempts > 0 && now > row.deadline ? 'It could not be delivered while it was worth sending.' : null;
}

/** The way by the contact method whose turn it is; a sentence when that one cannot be used; null when all have had their turn. */
function findWay({ row, person, settings }: Situation, parts: EngineParts): Way | string | null {
  const contact = person === null ? undefined : contactsInOrder(person, row.notification)[row.contactIndex];
  return contact === undefined ? null : wayOf(contact, parts.integrations, settings);
}

function channelOf({ row, person }: Situation): string {
  return (person === null ? undefined : contactsInOrder(person, row.notification)[row.contactIndex])?.channel ?? 'none';
}

async function send(parts: EngineParts, { row, person, incident, now }: Situation, way: Way): Promise<Verdict> {
  return transmit(parts, way, () => {
    if (person === null) throw new Error('A way leads to a person.');
    const publicUrl = parts.publicUrl();
    return composeMessage({
      key: `${row.id}/${way.contact.id}`,
      notification: row.notification,
      person,
      contact: way.contact,
      incident,
      publicUrl,
      acknowledgeUrl: row.incidentId === null ? null : acknowledgeUrl(publicUrl, parts.secret, row.incidentId, row.notification),
      now,
    });
  });
}

/** What the verdict means for this message: done, again later, another contact method, or the end of the ways. */
async function settle(delivering: Delivering, situation: Situation, verdict: Verdict, channel: string): Promise<void> {
  const { row, person } = situation;
  const contacts = person === null ? [] : contactsInOrder(person, row.notification);
  const outcome: Outcome = { kind: verdict.outcome, detail: verdict.detail, channel, contactsLeft: contacts.length - 1 - row.contactIndex };
  const final = await settleDelivery(delivering, row, outcome);
  if (final === 'failed') await tellTerminal(delivering.parts, row.notification, verdict.detail);
}

/** Nobody, or nobody who can be reached: the terminal's log is told, and the incident hears that this one failed for good. */
async function giveUp(delivering: Delivering, { row, person }: Situation, detail: string): Promise<void> {
  const name =
    row.notification.personId === NOBODY ? 'There is nobody to tell.' : `${person?.name ?? row.notification.personId}: ${detail}`;
  await tellTerminal(delivering.parts, row.notification, name);
  await settleDelivery(delivering, row, { kind: 'nobody', detail: `${name} Written to the terminal's log.` });
}
