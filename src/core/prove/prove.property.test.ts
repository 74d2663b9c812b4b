import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadence, customerFacing, fact, ladder, minutes, policy, role, rule, severity } from '../incident/incident.fixture.ts';
import type { Directory, Person } from '../oncall/directory.ts';
import type { Condition, Ladder } from '../policy/escalation.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { fromIso, type Instant, MINUTE } from '../time/instant.ts';
import { answersTo, isLate } from './explore.ts';
import { movingDelay } from './moving.ts';
import { type Night, type Opening, playNight } from './night.ts';
import { prove } from './prove.ts';

const ROLES = ['On-call engineer', 'Second engineer', 'Manager'];
const security: Condition = { ...fact(23), text: 'security-related', field: 'security-related', expects: true };
const open: Condition = { ...fact(24), text: 'if unresolved', field: 'unresolved', expects: true };

const delay: fc.Arbitrary<Delay | null> = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((count) => minutes(count)),
  fc.constantFrom<Delay | null>(
    { kind: 'next-business-day' },
    { kind: 'same-business-day' },
    { kind: 'after', minutes: 1_440, businessDays: 1 },
    { kind: 'weekly-review' },
    { kind: 'unstated', text: 'if needed' },
    null,
  ),
);
const condition = fc.constantFrom(null, null, null, customerFacing, { ...customerFacing, expects: false }, security, open);
const roles = fc.subarray(ROLES);
const severities = fc.constantFrom<string[] | '*'>(['SEV-1'], ['SEV-2'], '*');

const rules = fc.array(
  fc.record({
    severities,
    delay,
    to: roles,
    condition,
    purpose: fc.constantFrom('escalate' as const, 'escalate' as const, 'inform' as const),
  }),
  { maxLength: 3 },
);
const rungs = fc.array(fc.record({ delay, to: roles, condition }), { maxLength: 3 });

const policies: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    rules,
    ladders: fc.array(fc.record({ severities, rungs }), { maxLength: 2 }),
    respond: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    first: fc.boolean(),
    cadence: fc.boolean(),
  })
  .map((said) =>
    policy({
      severities: [severity('SEV-1', 1, said.respond === undefined ? {} : { respond: said.respond }), severity('SEV-2', 2)],
      roles: [role('ic', 'Incident Commander', { firstHolder: said.first ? { ...fact(40), value: 'on-call' } : 'not-stated' })],
      cadence: said.cadence ? [cadence('*', 30)] : [],
      matrix: said.rules.map((one, index) => rule(`rule-${index}`, one.severities, one.delay, one.to, one)),
      ladders: said.ladders.map((one, index): Ladder => {
        const made = ladder(
          `path-${index}`,
          one.severities,
          one.rungs.map(({ to }) => [null, ...to] as [null, ...string[]]),
        );
        return {
          ...made,
          rungs: made.rungs.map((rung, at) => ({
            ...rung,
            delay: one.rungs[at]?.delay ?? null,
            condition: one.rungs[at]?.condition ?? null,
          })),
        };
      }),
    }),
  );

const person = (id: string, reached: boolean): Person => ({
  ...{ id, name: id, email: null, zone: 'UTC' },
  contacts: reached ? [{ id: 'mail', channel: 'smtp', address: `${id}@example.org` }] : [],
});
const directories: fc.Arbitrary<Directory> = fc
  .record({ reached: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), bound: fc.subarray([0, 1, 2]), catchAll: fc.boolean() })
  .map(({ reached, bound, catchAll }) => ({
    people: ['ana', 'ben', 'cho', 'duty'].map((id, index) => person(id, reached[index] ?? false)),
    groups: [],
    bindings: bound.map((index) => ({ role: ROLES[index] ?? '', people: [['ana', 'ben', 'cho'][index] ?? ''], groups: [] })),
    catchAll: catchAll ? ['duty'] : [],
  }));

const calendars: fc.Arbitrary<Calendar> = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
  workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  opensAtMinute: fc.integer({ min: 0, max: 720 }),
  closesAtMinute: fc.integer({ min: 721, max: 1440 }),
  holidays: fc.subarray(['2026-10-26', '2026-10-27', '2026-12-25']),
  weeklyReview: fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minute: fc.integer({ min: 0, max: 1439 }) }),
});

/** Around the end of summer time in Berlin, the end of it in New York, and Christmas. */
const starts = fc
  .tuple(fc.constantFrom('2026-10-24T20:00Z', '2026-10-31T20:00Z', '2026-12-24T12:00Z'), fc.integer({ min: 0, max: 2_000 }))
  .map(([day, after]) => fromIso(day) + after * MINUTE);

describe('the proof', () => {
  it('says what looking at every minute and every answer says', () => {
    fc.assert(
      fc.property(policies, directories, calendars, starts, (said, directory, calendar, from) => {
        const horizon = { from, for: 60 * MINUTE };
        const verdict = prove(said, directory, calendar, horizon);
        const all = everyNight(said, directory, calendar, from, horizon.for);
        for (const level of verdict.levels) {
          const nights = all.filter((night) => night.opening.severity === level.severity);
          const late = nights.filter(isLate);
          const waits = Math.max(...nights.map(waited));
          expect(level.holds).toBe(late.length === 0);
          expect(level.worst === null ? Infinity : level.worst.afterMinutes * MINUTE).toBe(waits);
          const shown = verdict.counterExamples.filter((one) => one.severity === level.severity);
          expect(shown.length > 0).toBe(late.length > 0);
          if (late.length > 0)
            expect(Math.min(...shown.map((one) => one.at))).toBeGreaterThanOrEqual(Math.min(...late.map((one) => one.start)));
          for (const one of shown) {
            expect(late.some((night) => night.start === one.at && (night.told?.at ?? null) === one.toldAt)).toBe(true);
          }
        }
        expect(verdict.effort.complete).toBe(true);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);

  it('cuts where a delay by the calendar changes, and nowhere too late', () => {
    const kind = fc.constantFrom('next-business-day' as const, 'same-business-day' as const, 'weekly-review' as const);
    fc.assert(
      fc.property(kind, calendars, starts, fc.integer({ min: 0, max: 10_000 }), (which, calendar, from, share) => {
        const end = movingDelay({ kind: which }, calendar).changesAfter(from);
        if (end === null) return;
        const between = from + Math.floor(((end - 1 - from) * share) / 10_000);
        expect(dueAt({ kind: which }, between, calendar)).toBe(end);
        expect(dueAt({ kind: which }, end, calendar)).not.toBe(end);
      }),
      { numRuns: 500 },
    );
  });
});

function everyNight(said: CompiledPolicy, directory: Directory, calendar: Calendar, from: Instant, length: number): Night[] {
  const context = { policy: said, directory, calendar };
  const reach = ({ contacts }: Person) => (contacts.length > 0 ? null : 'has no contact method');
  const openings = said.severities.flatMap(({ id }) =>
    (['alert', 'person'] as const).map((raisedBy): Opening => ({ severity: id, category: null, raisedBy })),
  );
  return Array.from({ length: length / MINUTE }, (_, minute) => from + minute * MINUTE).flatMap((start) =>
    openings.flatMap((opening) =>
      [...answersTo(['customer-facing', 'security-related'])].flatMap((answers) => {
        const asked = Object.fromEntries(Object.entries(answers).filter(([field]) => asks(said, field)));
        return [playNight(context, reach, opening, asked, start)];
      }),
    ),
  );
}

function asks(said: CompiledPolicy, field: string): boolean {
  const steps = [...said.matrix, ...said.ladders.flatMap((one) => one.rungs)];
  return steps.some((step) => step.condition?.field === field);
}

function waited({ told, start }: Night): number {
  return told === null ? Infinity : told.at - start;
}
