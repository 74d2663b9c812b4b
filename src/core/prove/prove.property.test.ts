import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory, Person } from '../oncall/directory.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../time/instant.ts';
import { type Beginning, type Life, live, minutesOf, type World } from './minute-by-minute.fixture.ts';
import { movingDelay } from './moving.ts';
import { promisedBy } from './promised-by.fixture.ts';
import { prove } from './prove.ts';
import type { CounterExample, Verdict } from './verdict.ts';
import { aroundIt, CHANNELS, crews, directories, FIELDS, patientPolicies, policies, weeks } from './world.arbitrary.fixture.ts';

/** What was lived through in every minute, of one level. */
type Lived = { beginning: Beginning; answers: Record<string, 'yes' | 'no'>; life: Life; by: Instant };

const seldom = fc.constantFrom(true, false, false, false);

describe('the proof', () => {
  it('says what living through every minute, opening and answer says', () => {
    fc.assert(
      fc.property(policies, directories, weeks, aroundIt, seldom, (policy, directory, { calendar, edge }, around, restless) => {
        const from = around.from(edge);
        const verdict = prove(policy, directory, calendar, { from, for: around.count * MINUTE }, { channels: CHANNELS });
        expect(verdict.effort.complete).toBe(true);
        agree(verdict, worldOf(policy, directory, calendar, restless), from, around.count);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  }, 120_000);

  it('counts the starts of a whole hour and a half as they were lived through', () => {
    fc.assert(
      fc.property(patientPolicies, crews, weeks, fc.integer({ min: 0, max: 90 }), (policy, directory, { calendar: week, edge }, before) => {
        const calendar = { ...week, closesAtMinute: week.opensAtMinute + 480 };
        // Around the moment at which the first of them is called: who starts shortly before it is told in time.
        const called = dueAt(policy.matrix[0]?.delay ?? { kind: 'next-business-day' }, edge, calendar) ?? edge;
        const horizon = { from: called - before * MINUTE, for: 90 * MINUTE };
        const verdict = prove(policy, directory, calendar, horizon, { channels: CHANNELS });
        agree(verdict, worldOf(policy, directory, calendar, false), horizon.from, 90);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 120_000);

  it('stands for every start of a long horizon, whichever one is lived through', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        policies,
        directories,
        weeks,
        fc.integer({ min: 1, max: 5 }),
        shares,
        (policy, directory, { calendar, edge }, days, some) => {
          const horizon = { from: edge - 12 * HOUR, for: days * DAY + MINUTE };
          const verdict = prove(policy, directory, calendar, horizon, { channels: CHANNELS, mostRuns: 400 });
          fc.pre(verdict.effort.complete);
          const world = worldOf(policy, directory, calendar, false);
          const starts = some.map((share) => horizon.from + Math.floor((share * horizon.for) / MINUTE) * MINUTE);
          for (const { severity, holds, worst } of verdict.levels) {
            const longest = worst === null ? Infinity : worst.afterMinutes * MINUTE;
            const lived = [...starts, edge - MINUTE, edge].flatMap((start) => allOf(world, severity, start, 1));
            expect(lived.filter((one) => waited(one) > longest || (holds && isLate(one)))).toEqual([]);
            if (worst !== null) expect(allOf(world, severity, worst.at, 1).map(waited)).toContain(longest);
          }
          for (const one of verdict.counterExamples) {
            expect(
              allOf(world, one.severity, one.at, 1)
                .filter(isLate)
                .some((other) => saysSo(one, other)),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  it('says that an incident may end in silence exactly where living through it does', () => {
    fc.assert(
      fc.property(policies, directories, weeks, fc.integer({ min: 0, max: 2 }), (policy, directory, { calendar, edge }, before) => {
        const horizon = { from: edge - before * MINUTE, for: 2 * MINUTE };
        const { claims, levels } = prove(policy, directory, calendar, horizon, { channels: CHANNELS });
        const world = worldOf(policy, directory, calendar, false);
        const starts = minutesOf(horizon.from, 2);
        const silent = levels.flatMap(({ severity }) => starts.flatMap((start) => silencesOf(world, severity, start)));
        const said = (['unanswered', 'acknowledged', 'delivery'] as const).filter((claim) =>
          claims.some((one) => one.claim === claim && !one.holds),
        );
        expect(said).toEqual(told(silent));
      }),
      { numRuns: 120, endOnFailure: true },
    );
  }, 120_000);

  it('cuts where a delay by the calendar changes, and nowhere too late', () => {
    const kind = fc.constantFrom('next-business-day' as const, 'same-business-day' as const, 'weekly-review' as const);
    const share = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(kind, weeks, share, (which, { calendar, edge }, part) => {
        const end = movingDelay({ kind: which }, calendar).changesAfter(edge);
        if (end === null) return;
        const between = edge + Math.floor(((end - 1 - edge) * part) / 10_000);
        expect(dueAt({ kind: which }, between, calendar)).toBe(end);
        expect(dueAt({ kind: which }, end, calendar)).not.toBe(end);
      }),
      { numRuns: 500 },
    );
  });
});

/** Level for level: is it kept, how long at worst, and where it is not, is each counter-example a true one? */
function agree(verdict: Verdict, world: World, from: Instant, count: number): void {
  for (const { severity, holds, worst } of verdict.levels) {
    const lived = allOf(world, severity, from, count);
    const late = lived.filter(isLate);
    expect(holds).toBe(late.length === 0);
    expect(worst === null ? Infinity : worst.afterMinutes * MINUTE).toBe(Math.max(...lived.map(waited)));
    const shown = verdict.counterExamples.filter((one) => one.severity === severity);
    expect(shown.length > 0).toBe(late.length > 0);
    for (const one of shown) expect(late.some((other) => saysSo(one, other))).toBe(true);
    if (shown.length === 1) expect(shown[0]?.minutes).toBe(minutesLate(late));
  }
}

function asksFor(field: string, policy: CompiledPolicy): boolean {
  return [...policy.matrix, ...policy.ladders.flatMap((one) => one.rungs)].some((one) => one.condition?.field === field);
}

function worldOf(policy: CompiledPolicy, directory: Directory, calendar: Calendar, restless: boolean): World {
  const reached = ({ contacts }: Person) => contacts.some(({ channel }) => CHANNELS.has(channel));
  const targets = policy.severities.flatMap(({ acknowledgeWithin, respondWithin, resolveWithin }) =>
    [acknowledgeWithin, respondWithin, resolveWithin].flatMap((one) => (one === 'not-stated' ? [] : [one.value.delay])),
  );
  const steps = [...policy.matrix, ...policy.ladders.flatMap((one) => one.rungs)].flatMap((one) => one.delay ?? []);
  const latest = (start: Instant) => Math.max(start, ...[...targets, ...steps].map((one: Delay) => dueAt(one, start, calendar) ?? start));
  // A rung counts from the one before: the weekly review behind the next business day may be that of the week after.
  return { context: { policy, directory, calendar }, reached, restless, until: (start) => untilAnswered(latest(latest(start)), calendar) };
}

/** Nothing comes later than two hours after the latest step, or after the next opening where the last call waits for that. */
function untilAnswered(latest: Instant, calendar: Calendar): Instant {
  const asleep = dueAt({ kind: 'next-business-day' }, latest + 2 * HOUR, calendar);
  return (asleep ?? latest) + 2 * HOUR;
}

function allOf(world: World, severity: string | null, from: Instant, count: number): Lived[] {
  const { policy } = world.context;
  const asked = FIELDS.filter((field) => asksFor(field, policy));
  const categories = policy.ladders.some((one) => one.procedure !== null) ? [null, 'security'] : [null];
  return minutesOf(from, count).flatMap((start) =>
    categories.flatMap((category) =>
      (['alert', 'person'] as const).flatMap((raisedBy) =>
        everyAnswer(asked).map((answers): Lived => {
          const beginning = { severity, category, raisedBy };
          return {
            beginning,
            answers,
            life: live(world, beginning, answers, start, 'silent'),
            by: promisedBy(world.context, beginning, start),
          };
        }),
      ),
    ),
  );
}

function everyAnswer(fields: readonly string[]): Record<string, 'yes' | 'no'>[] {
  return fields.reduce<Record<string, 'yes' | 'no'>[]>(
    (all, field) => all.flatMap((one) => [one, { ...one, [field]: 'yes' as const }, { ...one, [field]: 'no' as const }]),
    [{}],
  );
}

const waited = ({ life: { calls, start } }: Lived): number => (calls[0] === undefined ? Infinity : calls[0].at - start);
const isLate = (one: Lived): boolean => one.life.start + waited(one) > one.by;

/** How many of the starts are late, in the worst combination of opening and answers. */
function minutesLate(late: Lived[]): number {
  const minutes = new Map<string, number>();
  for (const { beginning, answers } of late) {
    const combination = JSON.stringify([beginning, answers]);
    minutes.set(combination, (minutes.get(combination) ?? 0) + 1);
  }
  return Math.max(0, ...minutes.values());
}

/** What a counter-example says happened, as it was lived through. */
function saysSo(
  { at, severity, category, raisedBy, answers, toldAt }: CounterExample,
  { beginning, answers: given, life }: Lived,
): boolean {
  const same =
    JSON.stringify({ severity, category, raisedBy }) === JSON.stringify(beginning) && JSON.stringify(answers) === JSON.stringify(given);
  return same && life.start === at && (life.calls[0]?.at ?? null) === toldAt;
}

type Silence = {
  kind: 'unanswered' | 'acknowledged' | 'delivery';
  what: 'nobody-again' | 'nobody-else' | 'late';
  first: string;
  severity: string | null;
};

/** Half an hour lasts an acknowledgement; a minute more than promised may be lost with a message. */
const ACKNOWLEDGED_FOR = 30 * MINUTE;

/** Whoever is told first does not answer; acknowledges and rests; or is never reached by the one message. What becomes of it? */
function silencesOf(world: World, severity: string | null, start: Instant): Silence[] {
  const { policy, directory } = world.context;
  const categories = policy.ladders.some((one) => one.procedure !== null) ? [null, 'security'] : [null];
  const beginnings = categories.flatMap((category) => (['alert', 'person'] as const).map((raisedBy) => ({ severity, category, raisedBy })));
  return beginnings.flatMap((beginning): Silence[] => {
    const first = live(world, beginning, {}, start, 'silent').calls[0];
    if (first === undefined) return [];
    const { personId } = first;
    const hasOther = (calls: Life['calls']) => calls.some((one) => one.personId !== personId);
    const calledElse = (calls: Life['calls']) => hasOther(calls.filter((one) => one.acknowledged));
    const found: Silence[] = [];
    const find = (kind: Silence['kind'], what: Silence['what']) => found.push({ kind, what, first: personId, severity });
    if (!hasOther(live(world, beginning, {}, start, 'silent', hasOther).calls)) find('unanswered', 'nobody-else');

    const rested = live(world, beginning, {}, start, 'acknowledges', calledElse).calls;
    const next = rested.find((one) => one.acknowledged);
    if (next === undefined || next.at > first.at + ACKNOWLEDGED_FOR) find('acknowledged', 'nobody-again');
    else if (!calledElse(rested)) find('acknowledged', 'nobody-else');

    const ways = directory.people.find(({ id }) => id === personId)?.contacts.filter(({ channel }) => CHANNELS.has(channel)) ?? [];
    if (ways.length > 1) return found;
    const again = live(world, beginning, {}, start, 'loses-the-first').calls[0];
    if (again === undefined) find('delivery', 'nobody-again');
    else if (again.at > Math.max(first.at, promisedBy(world.context, beginning, start)) + MINUTE) find('delivery', 'late');
    return found;
  });
}

/** Where there is nobody else at all, that is said once: of those who do not answer. */
function told(silences: Silence[]): Silence['kind'][] {
  const alone = (one: Silence) =>
    silences.some(({ kind, first, severity }) => kind === 'unanswered' && first === one.first && severity === one.severity);
  const alike = (one: Silence) => silences.filter(({ kind, what, first }) => kind === one.kind && what === one.what && first === one.first);
  const shown = silences.filter((one) => {
    if (one.kind === 'unanswered' || (one.kind === 'acknowledged' && one.what === 'nobody-again')) return true;
    return !alike(one).every(alone);
  });
  return (['unanswered', 'acknowledged', 'delivery'] as const).filter((kind) => shown.some((one) => one.kind === kind));
}
