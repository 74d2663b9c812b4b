import type { Person } from '../oncall/directory.ts';
import { HOUR, type Instant, MINUTE } from '../time/instant.ts';
import { isOpen } from './condition.ts';
import type { DecisionContext } from './context.ts';
import type { Decision } from './decision.ts';
import { peopleBehind, peopleInCharge } from './incident-role.ts';
import type { Obligation, ObligationKind } from './obligation.ts';
import { promiseUpdates } from './promise-updates.ts';
import { remindAwake } from './quiet-hours.ts';
import type { IncidentState } from './state.ts';
import { about, type Telling } from './telling.ts';

/** Reminded of before the time is up, at most this long; the others are said only when they are missed, since a page said them already. */
const AHEAD: Partial<Record<ObligationKind, number>> = {
  update: 5 * MINUTE,
  answer: 5 * MINUTE,
  'review-schedule': 4 * HOUR,
  'review-draft': 4 * HOUR,
  'review-hold': 4 * HOUR,
  'review-publish': 4 * HOUR,
  'action-item': 24 * HOUR,
};

/** Missed promises and reminders that are due by now. */
export function keepPromises(decision: Decision, telling: Telling): void {
  for (const one of watched(decision.state)) {
    if (one.dueAt !== null && one.dueAt <= decision.now) breach(decision, one, telling);
    else if ((reminderAt(decision.context, decision.state, one) ?? Infinity) <= decision.now) {
      const cause = {
        about: reminderKey(decision.state, one),
        purpose: 'reminder' as const,
        reason: `Due soon: ${one.what}`,
        src: one.src,
      };
      telling.tell(ownersOf(one, decision.context, decision.state), cause);
    }
  }
}

/** The next instant at which a promise is missed or its owner must be reminded. */
export function promiseWake(context: DecisionContext, state: IncidentState): Instant | null {
  const times = watched(state).flatMap((one) => {
    const reminder = reminderAt(context, state, one);
    return one.dueAt === null ? [] : [reminder === null ? one.dueAt : Math.min(one.dueAt, reminder)];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Promises have a clock as long as the incident is worked on or learned from. */
function watched(state: IncidentState): Obligation[] {
  if (!isOpen(state) && state.lifecycle !== 'resolved' && state.lifecycle !== 'closed') return [];
  return Object.values(state.obligations).filter((one) => one.status === 'open');
}

function breach(decision: Decision, one: Obligation, telling: Telling): void {
  decision.emit({ type: 'ObligationBreached', id: one.id });
  const cause = {
    about: `${reminderKey(decision.state, one)}/missed`,
    purpose: 'reminder' as const,
    reason: `Missed: ${one.what}`,
    src: one.src,
  };
  telling.tell(ownersOf(one, decision.context, decision.state), cause);
  if (one.kind === 'update') promiseUpdates(decision);
}

/** Null when it is not to be reminded of, has been, or there is nobody to remind. */
function reminderAt(context: DecisionContext, state: IncidentState, one: Obligation): Instant | null {
  const ahead = AHEAD[one.kind];
  if (ahead === undefined || one.dueAt === null) return null;
  // What is due soon after it was promised needs no reminder.
  if (one.dueAt - one.openedAt < 2 * ahead) return null;
  const key = reminderKey(state, one);
  const reminded = Object.values(state.notifications).some((told) => told.dedupe.includes(key));
  return reminded || ownersOf(one, context, state).length === 0 ? null : remindAwake(one, one.dueAt - ahead, context, state);
}

function reminderKey(state: IncidentState, one: Obligation): string {
  return about(state, `remind-${one.id}@${one.dueAt};`);
}

function ownersOf(one: Obligation, context: DecisionContext, state: IncidentState): Person[] {
  const told = new Set(Object.values(state.notifications).map((known) => known.personId));
  // Whoever is only to be called on Monday is not reminded on Sunday that nobody has answered.
  if (one.kind === 'acknowledge' || one.kind === 'respond') {
    return peopleBehind(one.owner, context, state).filter((person) => told.has(person.id));
  }
  const named = context.directory.people.filter((person) => person.name === one.owner);
  if (named.length > 0) return named;
  const owners = peopleBehind(one.owner, context, state);
  return owners.length > 0 ? owners : peopleInCharge(context, state);
}
