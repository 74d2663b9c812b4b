import type { IncidentEvent, Recorded } from '../incident/event.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { type Aftermath, silenceOf } from './aftermath.ts';
import type { Answers, Night } from './night.ts';
import type { Span } from './span.ts';

/** One night, and what follows it where whoever is told first lets it down. */
export type Situation = { night: Night; after: Aftermath[] };
/** All ways in which the questions of one start may be answered. */
export type Play = (start: Instant) => Situation[];
/** Situations that stand for every start between them, and for how many. */
export type Proved = { situations: Situation[]; minutes: number };

/**
 * Two nights stand for all starts between them when they have one shape. Why: within a span nothing moves, so the time of each event is
 * made of the start plus a length, and of fixed instants, by taking the earlier or the later of two; such a time never goes back and never
 * goes faster than the start. If it moved along with the start from one end to the other it did so all the way, and if it stood still it
 * stood still all the way. What is straight and in one order at both ends is in that order between. Otherwise the span is halved, as long
 * as `isSpent` allows it.
 */
export function explore({ first, last, times }: Span, play: Play, isSpent: () => boolean): Proved[] {
  const played = new Map<Instant, Situation[]>();
  const at = (start: Instant): Situation[] => {
    const known = played.get(start) ?? play(start);
    played.set(start, known);
    return known;
  };
  const proved: Proved[] = [];
  const open: [Instant, Instant][] = [[first, last]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to] = next;
    const minutes = (to - from) / MINUTE + 1;
    if (minutes <= 2 || isSpent() || sameShape(at(from), at(to))) proved.push(...ends(at(from), at(to), minutes * times));
    else {
      const middle = from + Math.floor((minutes - 1) / 2) * MINUTE;
      open.push([middle + MINUTE, to], [from, middle]);
    }
  }
  return proved;
}

function ends(from: Situation[], to: Situation[], minutes: number): Proved[] {
  if (from === to) return [{ situations: from, minutes }];
  return [
    { situations: from, minutes: minutes - 1 },
    { situations: to, minutes: 1 },
  ];
}

export function isLate({ told, bound }: Night): boolean {
  return told === null || told.at > bound.at;
}

function sameShape(a: Situation[], b: Situation[]): boolean {
  return a.length === b.length && a.every((one, index) => alike(one, b[index]));
}

function alike(a: Situation, b: Situation | undefined): boolean {
  if (b === undefined || isLate(a.night) !== isLate(b.night) || a.after.length !== b.after.length) return false;
  const together: Together = (x, y) => x - a.night.start === y - b.night.start || x === y;
  return (
    together(a.night.bound.at, b.night.bound.at) &&
    sameCourse(a.night.rehearsal.history, b.night.rehearsal.history, together) &&
    a.after.every((one, index) => {
      const other = b.after[index];
      return (
        other?.kind === one.kind &&
        silenceOf(one, a.night) === silenceOf(other, b.night) &&
        sameCourse(one.history, other.history, together)
      );
    })
  );
}

type Together = (x: Instant, y: Instant) => boolean;

/** What was promised, missed and reminded of decides nothing about who is called: only the calls are compared. */
function sameCourse(a: readonly Recorded[], b: readonly Recorded[], together: Together): boolean {
  const [calls, others] = [a.filter(isCall), b.filter(isCall)];
  return (
    calls.length === others.length &&
    calls.every((one, index) => {
      const other = others[index];
      return other !== undefined && meaning(one.event) === meaning(other.event) && together(one.at, other.at);
    })
  );
}

function isCall({ event }: Recorded): boolean {
  if (event.type !== 'NotificationRequested') return CALLING.has(event.type);
  return event.notification.purpose === 'page' || event.notification.purpose === 'catch-all';
}

const CALLING: ReadonlySet<IncidentEvent['type']> = new Set([
  'EscalationStarted',
  'EscalationReached',
  'EscalationSkipped',
  'EscalationExhausted',
  'EscalationRepeated',
  'IncidentAcknowledged',
  'AcknowledgementExpired',
]);

/** What happened, without its times and numbers. */
export function meaning(event: IncidentEvent): string {
  switch (event.type) {
    case 'NotificationRequested':
      return `${event.notification.purpose} ${event.notification.personId}`;
    case 'EscalationReached':
      return `reached ${event.rule} ${event.people.join()}`;
    case 'EscalationSkipped':
      return `skipped ${event.rule}`;
    default:
      return event.type;
  }
}

/** A night's way in short, by which nights are told apart or put together: an answer that only leaves somebody out is no other way. */
export function wayOf(history: readonly Recorded[]): string {
  return history
    .filter(({ event }) => event.type === 'EscalationReached' || (event.type === 'EscalationSkipped' && event.field === undefined))
    .map(({ event }) => meaning(event))
    .join('; ');
}

/** Every question answered yes, no or not at all; the one without any answer comes first. */
export function* answersTo(questions: readonly string[]): Generator<Answers> {
  const [field, ...rest] = questions;
  if (field === undefined) return yield {};
  for (const others of answersTo(rest)) yield others;
  for (const value of ['yes', 'no'] as const) for (const others of answersTo(rest)) yield { [field]: value, ...others };
}
