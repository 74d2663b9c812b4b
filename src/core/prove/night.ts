import type { Actor } from '../incident/actor.ts';
import { isKnown } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import { escalationPlan } from '../incident/escalation-plan.ts';
import type { Recorded } from '../incident/event.ts';
import type { Person } from '../oncall/directory.ts';
import { Rehearsal } from '../simulate/rehearsal.ts';
import { DAY, type Instant } from '../time/instant.ts';
import { boundOf } from './bound.ts';
import type { Bound } from './verdict.ts';

/** Who can be told: null, or why not ("has no contact method"). */
export type Reach = (person: Person) => string | null;

/** How an incident begins, apart from its instant. `raisedBy` a person's word or an alert: a declared one has a commander at once. */
export type Opening = { severity: string | null; category: string | null; raisedBy: 'alert' | 'person' };
export type Answers = Record<string, 'yes' | 'no'>;

/**
 * One incident that nobody answers, until the first message that reaches a person. `told` null: none ever does; `reached`: it and those of the
 * same moment. `questions`: what a person could still answer when the first decisions had been taken and reached nobody; empty when they did,
 * since answers come after them.
 */
export type Night = {
  start: Instant;
  opening: Opening;
  answers: Answers;
  rehearsal: Rehearsal;
  told: Recorded | null;
  reached: Recorded[];
  bound: Bound & { at: Instant };
  questions: string[];
};

/** Whom nobody has told within this long, nobody ever will be: no escalation that we have read goes on for a month. */
const LONGEST = 45 * DAY;
const MOST_STEPS = 4_000;
const SOMEBODY: Actor = { kind: 'alert', name: 'Somebody' };

/** Runs it by the decisions of the real one. A message to somebody who cannot be reached fails for good, as the engine would report it. */
export function playNight(context: DecisionContext, reach: Reach, opening: Opening, answers: Answers, start: Instant): Night {
  const rehearsal = new Rehearsal(context, start);
  rehearsal.give(begin(context, opening, start), SOMEBODY);
  if (rehearsal.state === null) throw new Error(`An incident of ${opening.severity} could not be begun.`);
  const bound = boundOf(context, rehearsal.state);
  let reached = deliver(rehearsal, reach, 0);
  const questions = reached.length > 0 ? [] : questionsOf(rehearsal);
  for (const [field, value] of Object.entries(answers)) {
    if (reached.length > 0) break;
    const before = rehearsal.history.length;
    rehearsal.give({ type: 'AnswerQuestion', field, value });
    reached = deliver(rehearsal, reach, before);
  }
  if (reached.length === 0) reached = goOn(rehearsal, reach, (found) => found.length > 0);
  return { start, opening, answers, rehearsal, told: reached[0] ?? null, reached, bound, questions };
}

/** Lets the clock run until `enough` is found, or nobody is left who has not been called. Answers the messages that reached somebody. */
export function goOn(
  rehearsal: Rehearsal,
  reach: Reach,
  enough: (found: Recorded[]) => boolean,
  until: Instant = rehearsal.now + LONGEST,
): Recorded[] {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const wake = rehearsal.wakeAt;
    if (wake === null || wake > until) break;
    rehearsal.now = Math.max(rehearsal.now, wake);
    const before = rehearsal.history.length;
    rehearsal.give({ type: 'Wake' });
    const found = deliver(rehearsal, reach, before);
    if (enough(found)) return found;
    // Calling begins again when nobody is left to call soon; whoever was not reached by then, only a step that is still to come can reach.
    if (rehearsal.history.slice(before).some(({ event }) => event.type === 'EscalationRepeated') && !isMoreToCome(rehearsal)) break;
  }
  return [];
}

function isMoreToCome({ context, state }: Rehearsal): boolean {
  return state !== null && escalationPlan(context, state).some(({ status, purpose }) => status === 'pending' && purpose === 'escalate');
}

function begin({ policy }: DecisionContext, { severity, category, raisedBy }: Opening, startedAt: Instant) {
  const runbook = { id: 'proved', name: policy.document.title ?? 'The runbook', hash: policy.hash };
  const said = { number: 1, title: 'Proved', summary: '', category, service: null, runbook, drill: true, startedAt };
  return raisedBy === 'person'
    ? { type: 'DeclareIncident' as const, ...said, severity: severity ?? 'incident' }
    : { type: 'RaiseIncident' as const, ...said, severity, alert: null };
}

/** What became of the messages since `from`: those that reach somebody and ask them to act. To be informed is not to be called. */
export function deliver(rehearsal: Rehearsal, reach: Reach, from: number): Recorded[] {
  const reached: Recorded[] = [];
  for (let index = from; index < rehearsal.history.length; index++) {
    const recorded = rehearsal.history[index];
    if (recorded?.event.type !== 'NotificationRequested') continue;
    const { id, personId, purpose } = recorded.event.notification;
    const person = rehearsal.context.directory.people.find((one) => one.id === personId);
    const why = person === undefined ? 'is not in the directory' : reach(person);
    if (why === null && (purpose === 'page' || purpose === 'catch-all')) reached.push(recorded);
    if (why === null) continue;
    const failed = { outcome: 'failed' as const, final: true, channel: 'none', detail: why };
    rehearsal.give({ type: 'RecordDelivery', notification: id, personId, ...failed });
  }
  return reached;
}

/** Whom a message is for. */
export function addressee({ event }: Recorded): string {
  return event.type === 'NotificationRequested' ? event.notification.personId : '';
}

function questionsOf({ context, state }: Rehearsal): string[] {
  const conditions = state === null ? [] : escalationPlan(context, state).flatMap((step) => step.condition ?? []);
  return [...new Set(conditions.filter((one) => !isKnown(one)).map((one) => one.field))].sort();
}
