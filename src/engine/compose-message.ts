import { isUrgent } from '../core/incident/after-try.ts';
import { levelInForce } from '../core/incident/level.ts';
import type { Notification } from '../core/incident/notification.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { ContactMethod, Person } from '../core/oncall/directory.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { type Instant, MINUTE, toIso } from '../core/time/instant.ts';
import type { OutgoingMessage } from '../integration/integration.ts';
import { firstSteps } from './first-steps.ts';

/** What a message is made of. `incident` null: it is about Muster itself (a test, signals that were set aside). */
export type Writing = {
  key: string;
  notification: Notification;
  person: Person;
  contact: ContactMethod;
  incident: { state: IncidentState; policy: CompiledPolicy } | null;
  publicUrl: string;
  acknowledgeUrl: string | null;
  now: Instant;
};

/** Chooses all words of one message from the incident as it is now: what, since when, how bad, what to do first, which line asked. */
export function composeMessage({ key, notification, person, contact, incident, publicUrl, acknowledgeUrl, now }: Writing): OutgoingMessage {
  const state = incident?.state ?? null;
  const headline = incident === null ? notification.headline : headlineNow(incident.state);
  const asked = state !== null && state.acknowledged === null && isUrgent(notification.purpose);
  return {
    idempotencyKey: key,
    purpose: notification.purpose,
    urgent: isUrgent(notification.purpose),
    to: { name: person.name, address: contact.address },
    subject: notification.subject ?? `${headline}${asked ? ' (please acknowledge)' : ''}`,
    headline,
    facts: incident === null ? [] : factsOf(incident.state, incident.policy, person, now),
    firstSteps: incident !== null && isUrgent(notification.purpose) ? firstSteps(incident.policy, incident.state) : [],
    body: notification.body,
    reason: notification.reason,
    runbook: { name: state?.runbook.name ?? '', src: notification.src },
    incident:
      state === null
        ? null
        : { number: state.number, title: state.title, severity: state.severity, url: `${publicUrl}/incidents/${state.number}` },
    acknowledgeUrl: asked ? acknowledgeUrl : null,
    sentAt: now,
  };
}

/** The incident may have been renamed, or its severity changed, since the message was asked for. */
function headlineNow(state: IncidentState): string {
  return `${state.drill ? 'DRILL ' : ''}INC-${state.number}${state.severity === null ? '' : ` ${state.severity}`}: ${state.title}`;
}

function factsOf(state: IncidentState, policy: CompiledPolicy, person: Person, now: Instant): OutgoingMessage['facts'] {
  const since = state.moments.impact ?? state.raisedAt;
  const facts = [
    { label: 'What', value: state.title },
    { label: 'Since', value: `${localTime(since, person.zone)} (${howLong(now - since)})` },
    { label: 'How bad', value: howBad(state, policy) },
  ];
  if (state.service !== null) facts.push({ label: 'Service', value: state.service });
  const firing = Object.values(state.alerts).filter((alert) => alert.status === 'firing').length;
  if (firing > 1) facts.push({ label: 'Alerts', value: `${firing} firing` });
  facts.push({ label: 'Acknowledged', value: state.acknowledged === null ? 'by nobody yet' : `by ${state.acknowledged.by}` });
  if (state.summary !== '') facts.push({ label: 'Summary', value: state.summary });
  return facts;
}

/** "P1: Critical. Complete outage of a customer-facing service": the level with the runbook's own words for it. */
function howBad(state: IncidentState, policy: CompiledPolicy): string {
  if (state.severity === null) return 'not assessed yet';
  const level = levelInForce(policy, state);
  if (level === null) return state.severity;
  const impact = [level.businessImpact, level.systemImpact].find((one) => one !== 'not-stated');
  const words = [level.name === 'not-stated' ? null : level.name.value, impact?.value ?? level.criteria[0]?.text ?? null];
  const said = words.filter((word) => word !== null && word !== level.id);
  return said.length === 0 ? level.id : `${level.id}: ${said.join('. ')}`;
}

/** `2026-11-21 03:05 Europe/Berlin`, in the reader's own zone; UTC where that zone is unknown. */
function localTime(instant: Instant, zone: string): string {
  try {
    const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })} ${zone}`;
  } catch {
    return toIso(instant);
  }
}

function howLong(duration: number): string {
  const minutes = Math.max(0, Math.round(duration / MINUTE));
  if (minutes === 0) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ${minutes % 60} min ago`;
}
