import type { Directory } from '../oncall/directory.ts';
import type { Cadence } from '../policy/communication.ts';
import { emptyPolicy } from '../policy/empty-policy.ts';
import type { Condition, Ladder, MatrixRule } from '../policy/escalation.ts';
import type { ReviewDeadline } from '../policy/learning.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { PowerName, Role } from '../policy/role.ts';
import type { Severity, Target } from '../policy/severity.ts';
import type { Fact, Stated } from '../policy/source.ts';
import type { Gate, Phase, Step } from '../policy/work.ts';
import { type Calendar, OFFICE_HOURS_UTC } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { fromIso, type Instant, MINUTE } from '../time/instant.ts';
import { type Actor, SYSTEM } from './actor.ts';
import type { IncidentCommand, Rejection } from './command.ts';
import type { DecisionContext } from './context.ts';
import { decide } from './decide.ts';
import type { IncidentEvent, Recorded } from './event.ts';
import { evolve } from './evolve.ts';
import type { Notification } from './notification.ts';
import { recordedBy } from './recorded-by.ts';
import type { IncidentState } from './state.ts';
import { nextWake } from './wake.ts';

/** A Saturday, so that business days are never today by accident. */
export const START: Instant = fromIso('2026-11-21T03:00:00Z');

export const fact = (line: number): Fact => ({ src: { line, column: 1, endLine: line }, origin: 'stated' });
export const minutes = (count: number): Delay => ({ kind: 'after', minutes: count });
const target = (count: number, line: number): Stated<Target> => ({
  ...fact(line),
  value: { text: `${count} minutes`, delay: minutes(count) },
});

export function severity(id: string, rank: number, targets: { acknowledge?: number; respond?: number; resolve?: number } = {}): Severity {
  const { acknowledge, respond, resolve } = targets;
  return {
    ...fact(rank),
    id,
    name: 'not-stated',
    rank,
    criteria: [],
    systemImpact: 'not-stated',
    businessImpact: 'not-stated',
    examples: [],
    acknowledgeWithin: acknowledge === undefined ? 'not-stated' : target(acknowledge, rank),
    respondWithin: respond === undefined ? 'not-stated' : target(respond, rank),
    resolveWithin: resolve === undefined ? 'not-stated' : target(resolve, rank),
    thresholds: [],
  };
}

export function rule(
  id: string,
  severities: string[] | '*',
  delay: Delay | null,
  to: string[],
  more: Partial<MatrixRule> = {},
): MatrixRule {
  return { ...fact(20), id, severities, delay, to, condition: null, channels: [], purpose: 'escalate', ...more };
}

export const customerFacing: Condition = { ...fact(22), text: 'customer-facing', field: 'customer-facing', expects: true };

/** Rungs as [minutes from the start or null, roles …]. */
export function ladder(id: string, severities: string[] | '*', rungs: [number | null, ...string[]][]): Ladder {
  return {
    ...fact(30),
    id,
    name: id,
    severities,
    procedure: null,
    rungs: rungs.map(([after, ...to], index) => ({
      ...fact(31 + index),
      id: `${id}-${index + 1}`,
      level: index + 1,
      delay: after === null ? null : minutes(after),
      to,
      condition: null,
    })),
  };
}

export function role(id: string, name: string, more: Partial<Role> & { may?: PowerName[] } = {}): Role {
  const { may = [], ...rest } = more;
  return {
    ...fact(40),
    id,
    name,
    abbreviation: null,
    kind: 'lead',
    responsibilities: [],
    powers: may.map((power, index) => ({ ...fact(41 + index), name: power, text: power })),
    filledFor: '*',
    firstHolder: 'not-stated',
    ...rest,
  };
}

export function step(id: string, more: Partial<Step> = {}): Step {
  const nothing = { group: null, detail: [], steps: [], asks: null, role: null, condition: null, does: null, records: false };
  return { ...fact(50), id, text: id, style: 'checkbox', severities: '*', ...nothing, ...more };
}

export function phase(id: string, steps: Step[], more: Partial<Phase> = {}): Phase {
  return { ...fact(49), id, name: id, stage: 'response', timeBox: null, severities: '*', steps, gates: [], ...more };
}

export function gate(id: string, yes: Gate['yes'], no: Gate['no'] = null): Gate {
  return { ...fact(60), id, text: `Is ${id}?`, question: `Is ${id}?`, field: id, yes, no };
}

export function cadence(severities: string[] | '*', everyMinutes: number): Cadence {
  return { ...fact(70), severities, everyMinutes, text: `every ${everyMinutes} minutes` };
}

export function deadline(what: ReviewDeadline['what'], hours: number | null, severities: string[] | '*' = '*'): ReviewDeadline {
  const delay = hours === null ? null : minutes(hours * 60);
  return { ...fact(80), id: what, severities, what, text: `${what} the review`, delay, required: true };
}

/** A policy that says nothing but what is given. */
export function policy(said: Partial<CompiledPolicy> = {}): CompiledPolicy {
  const empty = emptyPolicy('f'.repeat(64));
  return { ...empty, document: { ...empty.document, language: 'en' }, ...said };
}

/** One person a role, named after it: "On-call engineer" is `on-call-engineer`. */
export function directoryOf(roles: string[], catchAll: string[] = []): Directory {
  const all = [...new Set([...roles, ...catchAll])];
  const people = all.map((name) => ({
    id: idOf(name),
    name: `Person ${name}`,
    email: null,
    zone: 'UTC',
    contacts: [{ id: 'mail', channel: 'mail', address: `${idOf(name)}@example.com` }],
  }));
  return {
    people,
    groups: [],
    bindings: roles.map((name) => ({ role: name, people: [idOf(name)], groups: [] })),
    catchAll: catchAll.map(idOf),
  };
}

export const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
export const person = (id: string): Actor => ({ kind: 'person', id, name: id });

export function context(said: Partial<CompiledPolicy>, directory: Directory, calendar: Calendar = OFFICE_HOURS_UTC): DecisionContext {
  return { policy: policy(said), directory, calendar };
}

const RUNBOOK = { id: 'rb', name: 'Runbook', hash: 'f'.repeat(64) };
const NEW = { number: 7, summary: '', category: null, service: null, runbook: RUNBOOK, drill: false };

export const raised = (
  severity: string | null = null,
  more: Partial<Extract<IncidentCommand, { type: 'RaiseIncident' }>> = {},
): IncidentCommand => ({ type: 'RaiseIncident', ...NEW, title: 'Checkout is down', severity, startedAt: START, alert: null, ...more });

export const declared = (severity: string): IncidentCommand => ({
  type: 'DeclareIncident',
  ...NEW,
  title: 'Checkout is down',
  severity,
  startedAt: START,
});

/**
 * An incident told as a story: `at` moves the clock (waking the incident whenever it asks for it), `when` gives a command, and the
 * questions are about what has happened so far.
 */
export class Story {
  readonly context: DecisionContext;
  state: IncidentState | null = null;
  readonly history: Recorded[] = [];
  now: Instant = START;
  rejected: Rejection | null = null;
  /** The events of the last command. */
  last: IncidentEvent[] = [];

  constructor(said: Partial<CompiledPolicy>, directory: Directory, calendar?: Calendar) {
    this.context = context(said, directory, calendar);
  }

  when(command: IncidentCommand, by: Actor = SYSTEM): this {
    const outcome = decide(this.context, this.state, command, by, this.now);
    this.rejected = 'rejected' in outcome ? outcome.rejected : null;
    this.last = 'events' in outcome ? outcome.events : [];
    for (const event of this.last) {
      const recorded = { version: this.history.length + 1, at: this.now, by: recordedBy(event, by), event };
      this.state = evolve(this.state, recorded);
      this.history.push(recorded);
    }
    return this;
  }

  /** Goes on to so many minutes after the start. */
  at(minute: number): this {
    const until = START + minute * MINUTE;
    for (let rounds = 0; this.state !== null; rounds++) {
      const wake = nextWake(this.context, this.state);
      if (wake === null || wake > until) break;
      if (rounds > 500) throw new Error('The incident never sleeps.');
      this.now = Math.max(this.now, wake);
      this.when({ type: 'Wake' });
    }
    this.now = until;
    return this;
  }

  /** Who was sent something, as "minute purpose person". */
  get told(): string[] {
    return this.events('NotificationRequested').map(
      ({ at, event }) => `${(at - START) / MINUTE} ${event.notification.purpose} ${event.notification.personId}`,
    );
  }

  get messages(): Notification[] {
    return this.events('NotificationRequested').map(({ event }) => event.notification);
  }

  events<T extends IncidentEvent['type']>(type: T): (Recorded & { event: Extract<IncidentEvent, { type: T }> })[] {
    return this.history.filter((one): one is Recorded & { event: Extract<IncidentEvent, { type: T }> } => one.event.type === type);
  }

  /** The incident as it is; a story that has not begun has none. */
  get incident(): IncidentState {
    if (this.state === null) throw new Error('Nothing has been raised.');
    return this.state;
  }

  /** A promise in short: "open +15" (minutes from the start). */
  promise(id: string): string | null {
    const one = this.incident.obligations[id];
    if (one === undefined) return null;
    return `${one.status}${one.dueAt === null ? '' : ` +${(one.dueAt - START) / MINUTE}`}`;
  }
}
