import { describe, expect, it } from 'vitest';
import { directoryOf, minutes, policy, rule, severity } from '../incident/incident.fixture.ts';
import type { Condition } from '../policy/escalation.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { DAY, fromIso, MINUTE } from '../time/instant.ts';
import { prove } from './prove.ts';

const SATURDAY = fromIso('2026-11-21T03:00Z');
const WEEK = { from: SATURDAY, for: 7 * DAY };
const asked = (field: string): Condition => ({
  ...{ src: { line: 9, column: 1, endLine: 9 }, origin: 'stated', text: `if ${field}` },
  ...{ field, expects: true },
});

describe('a proof', () => {
  it('that ends before all was looked at proves nothing, although nothing was found', () => {
    const slow = policy({
      severities: [severity('SEV-1', 1)],
      matrix: [
        rule('review', '*', { kind: 'next-business-day' }, ['Team Lead']),
        ...['a', 'b', 'c'].map((field) => rule(field, '*', minutes(10), ['Team Lead'], { condition: asked(field) })),
      ],
    });
    const people = directoryOf(['Team Lead'], ['Duty']);
    const all = prove(slow, people, OFFICE_HOURS_UTC, WEEK);
    expect(all.effort.complete).toBe(true);
    const some = prove(slow, people, OFFICE_HOURS_UTC, WEEK, { mostRuns: 20 });
    expect(some.effort).toMatchObject({ complete: false });
    expect(some.effort.runs).toBeLessThan(40);
    expect(some.proved).toBe(false);
  });

  it('counts nobody as told whose only channel is not set up', () => {
    const plain = policy({ severities: [severity('SEV-1', 1, { respond: 15 })], matrix: [rule('now', '*', minutes(0), ['Team Lead'])] });
    const people = directoryOf(['Team Lead']);
    expect(prove(plain, people, OFFICE_HOURS_UTC, WEEK, { channels: new Set(['mail']) }).levels).toMatchObject([{ holds: true }]);
    const { levels, counterExamples } = prove(plain, people, OFFICE_HOURS_UTC, WEEK, { channels: new Set(['push']) });
    expect(levels).toMatchObject([{ holds: false, worst: null }]);
    expect(counterExamples[0]).toMatchObject({
      text: 'nobody who can be reached is ever told: Person Team Lead can only be reached by mail, which is not set up; the last call is "Immediately: Team Lead" at once, line 20',
      settings: ['channels', 'catch-all'],
      minutes: (7 * DAY) / MINUTE,
    });
  });

  it.each([0, Number.NaN, 11 * 366 * DAY])('of a horizon of %d ms is refused', (length) => {
    const nothing = policy({ severities: [severity('SEV-1', 1)] });
    expect(() => prove(nothing, null, OFFICE_HOURS_UTC, { from: SATURDAY, for: length })).toThrow('between one minute and ten years');
  });
});
