import type { Alert, AlertSignal } from '../../core/alert/alert.ts';
import { type Actor, SYSTEM } from '../../core/incident/actor.ts';
import type { IncidentEvent } from '../../core/incident/event.ts';
import { evolve } from '../../core/incident/evolve.ts';
import { policy } from '../../core/incident/incident.fixture.ts';
import type { NotificationPurpose } from '../../core/incident/notification.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import { HOUR, type Instant } from '../../core/time/instant.ts';
import type { IncidentRow, LinkRow, OutboxRow, RunbookRevision, RunbookRow } from '../../engine/store.ts';

/** 2026-11-21T03:00:00Z. */
export const T0: Instant = 1_795_230_000_000;

export const ADA: Actor = { kind: 'person', id: 'ada', name: 'Ada' };
export const RUNBOOK = { id: 'payments', name: 'Payments', hash: 'a'.repeat(64) };

export const note = (text: string): IncidentEvent => ({ type: 'NoteAdded', text, happenedAt: T0 });
export const noted = (...texts: string[]) => texts.map((text) => ({ at: T0, by: ADA, event: note(text) }));

export const raised = (number: number, service: string | null = null, drill = false): IncidentEvent => ({
  type: 'IncidentRaised',
  number,
  title: `Incident ${number}`,
  summary: '',
  severity: null,
  category: null,
  service,
  runbook: RUNBOOK,
  drill,
  startedAt: T0,
  alert: null,
});

export type IncidentParts = Partial<Pick<IncidentState, 'lifecycle' | 'acknowledged' | 'service' | 'drill'>> & {
  wakeAt?: Instant | null;
  updatedAt?: Instant;
};

/** An incident in triage, as its first event leaves it, and what the story says otherwise. */
export function incident(number: number, { wakeAt = null, updatedAt = T0, ...said }: IncidentParts = {}): IncidentRow {
  const state = evolve(null, { version: 1, at: T0, by: SYSTEM, event: raised(number) });
  return { id: `incident-${number}`, state: { ...state, ...said }, updatedAt, wakeAt };
}

export function alert(key: string, said: Partial<Alert> = {}): Alert {
  return {
    key,
    source: 'alertmanager',
    status: 'firing',
    labels: { alertname: 'Down', instance: key },
    annotations: { summary: 'It is down' },
    startsAt: T0,
    endsAt: T0 + HOUR,
    updatedAt: T0,
    link: null,
    count: 1,
    groupKey: 'route/Down',
    incidentId: null,
    silencedBy: [],
    ...said,
  };
}

/** Does a thing so many times in one turn of the event loop, each in a callback of its own, as requests of many connections come. */
export const inOneTurn = <T>(times: number, what: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(
    Array.from({ length: times }, (_, index) => new Promise<T>((resolve, reject) => setImmediate(() => what(index).then(resolve, reject)))),
  );

export const signal = (instance: string): AlertSignal => ({
  source: 'alertmanager',
  dedupeKey: null,
  status: 'firing',
  labels: { alertname: 'Down', instance },
  annotations: {},
  startsAt: T0,
  endsAt: null,
  link: null,
});

export function message(id: string, said: Partial<OutboxRow> & { purpose?: NotificationPurpose; dedupe?: string } = {}): OutboxRow {
  const { purpose = 'page', dedupe = id, ...row } = said;
  const words = { headline: 'Payments are down', reason: 'Level 1', src: null, channels: [], body: null, subject: null };
  return {
    id,
    incidentId: 'incident-1',
    notification: { id, dedupe, personId: 'ada', purpose, ...words },
    createdAt: T0,
    dueAt: T0,
    deadline: T0 + HOUR,
    attempts: 0,
    contactIndex: 0,
    status: 'pending',
    leasedBy: null,
    leasedUntil: null,
    lastError: null,
    ...row,
  };
}

export const runbook = (id: string, text: string, createdAt = T0): [RunbookRow, RunbookRevision] => {
  const hash = Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64);
  return [
    { id, name: `Runbook ${id}`, hash, updatedAt: createdAt },
    { hash, runbookId: id, text, policy: { ...policy(), hash }, createdAt },
  ];
};

export const link = (tokenHash: string, expiresAt: Instant): LinkRow => ({
  tokenHash,
  purpose: 'acknowledge',
  incidentId: 'incident-1',
  personId: 'ada',
  expiresAt,
  usedAt: null,
});
