import { ACKNOWLEDGEMENT_LASTS } from '../incident/acknowledgement.ts';
import { plainWait, TRIES_BEFORE_FAILURE } from '../incident/after-try.ts';
import type { Recorded } from '../incident/event.ts';
import type { Person } from '../oncall/directory.ts';
import type { Rehearsal } from '../simulate/rehearsal.ts';
import { MINUTE, type Milliseconds } from '../time/instant.ts';
import { LOST } from './counter-example.ts';
import { addressee, deliver, goOn, type Night, type Reach } from './night.ts';
import { copyOf } from './rehearse.ts';

/**
 * How whoever is told first, or the message to them, lets the incident down: they do not answer; they acknowledge at once and do nothing
 * more; the one message to them is lost.
 */
export type Letdown = 'unanswered' | 'acknowledged' | 'delivery';

/**
 * What follows. `again`: the first message after it that reaches anybody; `other`: the first that reaches somebody else. Null: none ever
 * does. No question is answered: whoever answers one has not gone silent.
 */
export type Aftermath = {
  kind: Letdown;
  first: Person;
  history: Recorded[];
  again: Recorded | null;
  other: Recorded | null;
  decisions: number;
};

/** Nobody answers: is somebody else called, those of the same moment among them? */
export function leftUnanswered(night: Night, reach: Reach): Aftermath | null {
  const first = firstTold(night);
  if (first === null) return null;
  const rehearsal = copyOf(night.rehearsal);
  const beside = night.reached.find((one) => addressee(one) !== first.id);
  const after = beside === undefined ? follow(rehearsal, reach, first) : [beside];
  return outcome('unanswered', first, rehearsal, after);
}

/** They acknowledge at once, and nothing follows: the acknowledgement runs out. */
export function acknowledgedOnly(night: Night, reach: Reach): Aftermath | null {
  const first = firstTold(night);
  if (first === null) return null;
  const rehearsal = copyOf(night.rehearsal);
  const before = rehearsal.history.length;
  rehearsal.give({ type: 'AcknowledgeIncident', via: 'proof' }, { kind: 'person', id: first.id, name: first.name });
  const atOnce = deliver(rehearsal, reach, before);
  return outcome('acknowledged', first, rehearsal, [...atOnce, ...follow(rehearsal, reach, first)]);
}

/** A message that is lost may cost this much more than the time that is promised: its tries, and the minute that a clock shows. */
const SPARED: Milliseconds = MINUTE;

/** Does it end in silence? Null: it does not. */
export function silenceOf({ kind, again, other }: Aftermath, { told, bound }: Night): 'nobody-again' | 'nobody-else' | 'late' | null {
  const at = told?.at ?? Infinity;
  if (kind === 'delivery') {
    if (again === null) return 'nobody-again';
    return again.at > Math.max(bound.at, at) + SPARED ? 'late' : null;
  }
  if (kind === 'acknowledged' && (again === null || again.at > at + ACKNOWLEDGEMENT_LASTS)) return 'nobody-again';
  return other === null ? 'nobody-else' : null;
}

/** How long a message is tried by a person's only contact method before it is given up: the pauses between the tries. */
export const GIVEN_UP_AFTER: Milliseconds = Array.from({ length: TRIES_BEFORE_FAILURE - 1 }, (_, tried) =>
  plainWait(tried + 1, true),
).reduce((sum, wait) => sum + wait, 0);

/** The first message is lost for good: the incident hears of it when the tries are over, and whoever is called then is the first. */
export function lostDelivery(night: Night, reach: Reach): Aftermath | null {
  const first = firstTold(night);
  if (first === null || night.told?.event.type !== 'NotificationRequested') return null;
  const rehearsal = copyOf(night.rehearsal);
  const beside = night.reached.slice(1);
  if (beside.length > 0) return outcome('delivery', first, rehearsal, beside);
  const { id } = night.told.event.notification;
  const givenUpAt = night.told.at + GIVEN_UP_AFTER;
  const sooner = goOn(rehearsal, reach, anybody, givenUpAt);
  if (sooner.length > 0) return outcome('delivery', first, rehearsal, sooner);
  rehearsal.now = givenUpAt;
  const before = rehearsal.history.length;
  const failed = { outcome: 'failed' as const, final: true, channel: LOST, detail: 'is not reached by this one message' };
  rehearsal.give({ type: 'RecordDelivery', notification: id, personId: first.id, ...failed });
  const next = deliver(rehearsal, reach, before);
  return outcome('delivery', first, rehearsal, next.length > 0 ? next : goOn(rehearsal, reach, anybody));
}

const anybody = (found: Recorded[]): boolean => found.length > 0;

function firstTold({ told, rehearsal }: Night): Person | null {
  return told === null ? null : (rehearsal.context.directory.people.find((one) => one.id === addressee(told)) ?? null);
}

/** Each message that reaches somebody, until one is for somebody else than `first`. */
function follow(rehearsal: Rehearsal, reach: Reach, first: Person): Recorded[] {
  const all: Recorded[] = [];
  goOn(rehearsal, reach, (found) => {
    all.push(...found);
    return found.some((one) => addressee(one) !== first.id);
  });
  return all;
}

function outcome(kind: Letdown, first: Person, { history, decisions }: Rehearsal, after: Recorded[]): Aftermath {
  return { kind, first, history, decisions, again: after[0] ?? null, other: after.find((one) => addressee(one) !== first.id) ?? null };
}
