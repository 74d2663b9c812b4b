import type { DecisionContext } from '../incident/context.ts';
import type { Recorded } from '../incident/event.ts';
import { commanderRole } from '../incident/incident-role.ts';
import { servesCategory } from '../incident/ladder-plan.ts';
import { mostSevere } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Person } from '../oncall/directory.ts';
import { NOT_STATED } from '../policy/source.ts';
import { MINUTE } from '../time/instant.ts';
import { type Aftermath, acknowledgedOnly, leftUnanswered, lostDelivery } from './aftermath.ts';
import { counterExample } from './counter-example.ts';
import { answersTo, explore, isLate, type Situation, wayOf } from './explore.ts';
import type { Letdowns } from './letdown-claims.ts';
import { longestPiece, type Moving, movingAt } from './moving.ts';
import { addressee, type Night, type Opening, playNight, type Reach } from './night.ts';
import { spansOf } from './span.ts';
import type { CounterExample, Effort, Horizon, LevelVerdict } from './verdict.ts';

/** `ways`: how many contact methods of a person work; null where nobody's are known. */
export type Proving = {
  context: DecisionContext;
  reach: Reach;
  ways: ((person: Person) => number) | null;
  horizon: Horizon;
  moving: readonly Moving[];
  mostRuns: number;
};

/** For each level: is somebody who can be reached told in time, whenever an incident starts and whatever is answered? */
export function provedLevels(
  proving: Proving,
  letdowns: Letdowns,
): { levels: LevelVerdict[]; counterExamples: CounterExample[]; effort: Effort } {
  const { policy } = proving.context;
  const severities = policy.severities.length === 0 ? [null] : [...policy.severities].sort((a, b) => a.rank - b.rank).map((one) => one.id);
  const effort: Effort = { starts: 0, spans: 0, situations: 0, runs: 0, decisions: 0, complete: true };
  const proved = severities.map((severity) => provedLevel(severity, proving, effort, letdowns));
  return { levels: proved.map((one) => one.level), counterExamples: proved.flatMap((one) => one.counterExamples), effort };
}

function provedLevel(severity: string | null, proving: Proving, effort: Effort, letdowns: Letdowns) {
  const { context, reach, horizon } = proving;
  const { from } = horizon;
  const to = from + horizon.for;
  const fact = context.policy.severities.find((one) => one.id === severity) ?? mostSevere(context.policy);
  const moving = [...movingAt(fact, context.policy, context.calendar), ...proving.moving];
  const { spans, cuts } = spansOf(from, to, moving, longestPiece(fact, context.policy, context.calendar));
  effort.spans += cuts;
  effort.starts += Math.ceil(horizon.for / MINUTE);
  const openings = openingsOf(severity, context);
  const before = effort.situations;
  const failed = new Map<string, { night: Night; minutes: Map<string, number> }>();
  const isSpent = (): boolean => {
    if (effort.runs < proving.mostRuns) return false;
    effort.complete = false;
    return true;
  };
  let worst: Night | null = null;
  let slowest: [Night, Aftermath] | null = null;
  for (const opening of openings) {
    for (const span of spans) {
      if (worst !== null && isSpent()) break;
      for (const { situations, minutes } of explore(span, (start) => playAll(start, opening, proving, effort), isSpent)) {
        effort.situations += situations.length;
        for (const { night, after } of situations) {
          if (worst === null || waited(night) > waited(worst)) worst = night;
          if (isLate(night)) note(failed, night, minutes);
          for (const one of after) {
            letdowns.see(night, one);
            if (one.kind === 'unanswered' && (slowest === null || delayOf(night, one) > delayOf(...slowest))) slowest = [night, one];
          }
        }
      }
    }
  }
  if (worst === null) throw new Error('A horizon has at least one minute.');
  const { at: _, ...bound } = worst.bound;
  const level: LevelVerdict = {
    ...{ severity, bound, holds: failed.size === 0, situations: effort.situations - before },
    worst: worst.told === null ? null : { afterMinutes: waited(worst) / MINUTE, at: worst.start },
    first: firstOf(worst, context),
    next: slowest === null ? null : nextOf(...slowest, context),
  };
  const counterExamples = [...failed.values()]
    .map(({ night, minutes }) => counterExample(night, Math.max(...minutes.values()), context.directory, reach))
    .sort((a, b) => a.path.length - b.path.length || a.at - b.at);
  return { level, counterExamples };
}

/** With and without a category where one calls others; by a person as well where a declared incident begins with a commander. */
export function openingsOf(severity: string | null, context: DecisionContext): Opening[] {
  const { policy } = context;
  const own = policy.ladders.filter((ladder) => ladder.procedure !== null);
  const matters = policy.categories.filter(({ id }) => own.some((one) => servesCategory(one, context, { category: id } as IncidentState)));
  const holder = commanderRole(policy)?.firstHolder ?? NOT_STATED;
  const raisedBy = holder !== NOT_STATED && holder.value === 'on-call' ? (['alert', 'person'] as const) : (['alert'] as const);
  return [null, ...matters.map(({ id }) => id)].flatMap((category) => raisedBy.map((by) => ({ severity, category, raisedBy: by })));
}

/**
 * Answers come after the incident has begun: where its first messages reach somebody, they can change nothing of it. Whoever is told may
 * let the incident down; then nobody answers questions either.
 */
function playAll(start: number, opening: Opening, proving: Proving, effort: Effort): Situation[] {
  const { context, reach, mostRuns } = proving;
  const played = (answers: Night['answers']): Night => {
    const night = playNight(context, reach, opening, answers, start);
    effort.runs++;
    effort.decisions += night.rehearsal.decisions;
    return night;
  };
  const silent = played({});
  const after = aftermathsOf(silent, proving);
  effort.runs += after.length;
  for (const { decisions } of after) effort.decisions += decisions;
  const situations: Situation[] = [{ night: silent, after }];
  for (const answers of answersTo(silent.questions)) {
    if (Object.keys(answers).length === 0) continue;
    if (effort.runs >= mostRuns) {
      effort.complete = false;
      break;
    }
    situations.push({ night: played(answers), after: [] });
  }
  return situations;
}

/** Another contact method of the same person makes up for a lost message by itself. */
function aftermathsOf(night: Night, { context, reach, ways }: Proving): Aftermath[] {
  if (night.told === null) return [];
  const first = context.directory.people.find(({ id }) => night.told !== null && id === addressee(night.told));
  const single = ways !== null && first !== undefined && ways(first) === 1;
  const all = [leftUnanswered(night, reach), acknowledgedOnly(night, reach), single ? lostDelivery(night, reach) : null];
  return all.filter((one) => one !== null);
}

function waited({ told, start }: Night): number {
  return told === null ? Infinity : told.at - start;
}

function delayOf({ start }: Night, { other }: Aftermath): number {
  return other === null ? Infinity : other.at - start;
}

/** Nights that fail in one way are one counter-example: the one with the fewest answers and the earliest start stands for all. */
function note(failed: Map<string, { night: Night; minutes: Map<string, number> }>, night: Night, minutes: number): void {
  const way = `${night.told === null ? 'never' : 'late'}: ${wayOf(night.rehearsal.history)}`;
  const known = failed.get(way) ?? { night, minutes: new Map<string, number>() };
  const combination = JSON.stringify([night.opening, night.answers]);
  known.minutes.set(combination, (known.minutes.get(combination) ?? 0) + minutes);
  if (simplicity(night) < simplicity(known.night)) known.night = night;
  failed.set(way, known);
}

/** Fewest answers first, then no category, then the earliest start. */
function simplicity({ answers, opening, start }: Night): number {
  return Object.keys(answers).length * 1e15 + (opening.category === null ? 0 : 1e14) + start;
}

function firstOf({ told }: Night, context: DecisionContext): LevelVerdict['first'] {
  return told === null ? null : called(told, context);
}

function nextOf({ start }: Night, { other }: Aftermath, context: DecisionContext): LevelVerdict['next'] {
  const who = other === null ? null : called(other, context);
  if (other === null || who === null) return null;
  const { text: _, ...rest } = who;
  return { ...rest, afterMinutes: (other.at - start) / MINUTE, at: start };
}

function called({ event }: Recorded, { directory }: DecisionContext): LevelVerdict['first'] {
  if (event.type !== 'NotificationRequested') return null;
  const { personId, reason, src, purpose } = event.notification;
  const who = directory.people.find((one) => one.id === personId)?.name ?? personId;
  return { who, text: reason, src, catchAll: purpose === 'catch-all' };
}
