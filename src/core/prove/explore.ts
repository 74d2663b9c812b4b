import type { IncidentEvent, Recorded } from '../incident/event.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Answers, Night } from './night.ts';
import type { Span } from './span.ts';

/** All ways in which the questions of one start may be answered. */
export type Play = (start: Instant) => Night[];
/** Nights that stand for every start between them, and for how many. */
export type Proved = { nights: Night[]; minutes: number };

/**
 * Two nights stand for all starts between them when they have one shape. Why: within a span nothing moves, so the time of each event is
 * made of the start plus a length, and of fixed instants, by taking the earlier or the later of two; such a time never goes back and never
 * goes faster than the start. If it moved along with the start from one end to the other it did so all the way, and if it stood still it
 * stood still all the way. What is straight and in one order at both ends is in that order between. Otherwise the span is halved.
 */
export function explore({ first, last, times }: Span, play: Play): Proved[] {
  const played = new Map<Instant, Night[]>();
  const at = (start: Instant): Night[] => {
    const known = played.get(start) ?? play(start);
    played.set(start, known);
    return known;
  };
  const proved: Proved[] = [];
  const open: [Instant, Instant][] = [[first, last]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to] = next;
    const minutes = (to - from) / MINUTE + 1;
    if (minutes <= 2 || sameShape(at(from), at(to))) proved.push(...ends(at(from), at(to), minutes * times));
    else {
      const middle = from + Math.floor((minutes - 1) / 2) * MINUTE;
      open.push([middle + MINUTE, to], [from, middle]);
    }
  }
  return proved;
}

function ends(from: Night[], to: Night[], minutes: number): Proved[] {
  if (from === to) return [{ nights: from, minutes }];
  return [
    { nights: from, minutes: minutes - 1 },
    { nights: to, minutes: 1 },
  ];
}

export function isLate({ told, bound }: Night): boolean {
  return told === null || told.at > bound.at;
}

function sameShape(a: Night[], b: Night[]): boolean {
  return a.length === b.length && a.every((night, index) => alike(night, b[index]));
}

function alike(a: Night, b: Night | undefined): boolean {
  if (b === undefined || a.history.length !== b.history.length || isLate(a) !== isLate(b)) return false;
  const together = (x: Instant, y: Instant): boolean => x - a.start === y - b.start || x === y;
  return (
    together(a.bound.at, b.bound.at) &&
    a.history.every((one, index) => {
      const other = b.history[index];
      return other !== undefined && meaning(one.event) === meaning(other.event) && together(one.at, other.at);
    })
  );
}

/** What happened, without its times and numbers. */
export function meaning(event: IncidentEvent): string {
  switch (event.type) {
    case 'NotificationRequested':
      return `${event.notification.purpose} ${event.notification.personId}`;
    case 'NotificationFailed':
      return `failed ${event.personId}`;
    case 'EscalationReached':
      return `reached ${event.rule} ${event.people.join()}`;
    case 'EscalationSkipped':
      return `skipped ${event.rule}`;
    case 'ObligationBreached':
      return `missed ${event.id}`;
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
