import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, OFFICE_HOURS_UTC } from './calendar.ts';
import type { Delay } from './delay.ts';
import { dueAt } from './due-at.ts';
import { DAY, fromIso, HOUR, type Instant, MINUTE, toIso } from './instant.ts';

const berlin: Calendar = {
  ...OFFICE_HOURS_UTC,
  zone: 'Europe/Berlin',
  holidays: ['2026-12-25'],
};
const due = (kind: Exclude<Delay['kind'], 'after' | 'unstated'>, from: string, calendar = OFFICE_HOURS_UTC) => {
  const instant = dueAt({ kind }, fromIso(from), calendar);
  return instant === null ? null : toIso(instant);
};

describe('a delay in minutes', () => {
  it('is minutes, whatever the clocks on the wall do', () => {
    const beforeTheGap = fromIso('2026-03-29T00:30:00Z');
    expect(dueAt({ kind: 'after', minutes: 90 }, beforeTheGap, berlin)).toBe(beforeTheGap + 90 * MINUTE);
    expect(dueAt({ kind: 'after', minutes: 1e15 }, beforeTheGap, berlin)).toBeNull();
    expect(dueAt({ kind: 'unstated', text: 'best effort' }, beforeTheGap, berlin)).toBeNull();
  });
});

describe('a number of business days', () => {
  const within = (businessDays: number, from: string, calendar = OFFICE_HOURS_UTC) => {
    const instant = dueAt({ kind: 'after', minutes: businessDays * 1440, businessDays }, fromIso(from), calendar);
    return instant === null ? null : toIso(instant);
  };

  it('ends when the team closes on the last of them, weekends and holidays left out', () => {
    expect(within(1, '2026-11-20T16:00:00Z')).toBe('2026-11-23T17:00:00Z');
    expect(within(5, '2026-11-18T10:00:00Z')).toBe('2026-11-25T17:00:00Z');
    expect(within(1, '2026-12-24T10:00:00Z', berlin)).toBe('2026-12-28T16:00:00Z');
  });

  it('has no end where nobody ever works', () => {
    expect(within(1, '2026-11-20T16:00:00Z', { ...OFFICE_HOURS_UTC, workdays: [] })).toBeNull();
  });
});

describe('the next business day', () => {
  it('begins when the team next opens', () => {
    expect(due('next-business-day', '2026-11-20T16:00:00Z')).toBe('2026-11-23T09:00:00Z');
    expect(due('next-business-day', '2026-11-21T03:00:00Z')).toBe('2026-11-23T09:00:00Z');
    expect(due('next-business-day', '2026-11-24T02:00:00Z')).toBe('2026-11-24T09:00:00Z');
    expect(due('next-business-day', '2026-11-24T09:00:00Z')).toBe('2026-11-25T09:00:00Z');
  });

  it('leaves out holidays and weekends, in the zone of the team', () => {
    expect(due('next-business-day', '2026-12-24T23:30:00Z', berlin)).toBe('2026-12-28T08:00:00Z');
    expect(due('next-business-day', '2026-03-27T20:00:00Z', berlin)).toBe('2026-03-30T07:00:00Z');
  });

  it('does not exist for a team that never works', () => {
    expect(
      due('next-business-day', '2026-11-20T16:00:00Z', {
        ...OFFICE_HOURS_UTC,
        workdays: [],
      }),
    ).toBeNull();
  });

  it('opens as early as it can where a clock change leaves out the hour', () => {
    const early = { ...berlin, workdays: [7], opensAtMinute: 150 };
    expect(due('next-business-day', '2026-03-28T12:00:00Z', early)).toBe('2026-03-29T01:30:00Z');
  });
});

describe('the same business day', () => {
  it('lasts until closing, or is the next one when the team is closed', () => {
    expect(due('same-business-day', '2026-11-20T10:00:00Z')).toBe('2026-11-20T17:00:00Z');
    expect(due('same-business-day', '2026-11-20T06:00:00Z')).toBe('2026-11-20T09:00:00Z');
    expect(due('same-business-day', '2026-11-20T17:00:00Z')).toBe('2026-11-23T09:00:00Z');
    expect(
      due('same-business-day', '2026-11-20T10:00:00Z', {
        ...OFFICE_HOURS_UTC,
        closesAtMinute: 1440,
      }),
    ).toBe('2026-11-21T00:00:00Z');
    expect(due('same-business-day', '2026-11-21T10:00:00Z')).toBe('2026-11-23T09:00:00Z');
  });
});

describe('the weekly review', () => {
  it('is the next one, on the day after when that is a holiday', () => {
    expect(due('weekly-review', '2026-11-21T03:00:00Z')).toBe('2026-11-23T10:00:00Z');
    expect(due('weekly-review', '2026-11-23T10:00:00Z')).toBe('2026-11-30T10:00:00Z');
    const closed = { ...OFFICE_HOURS_UTC, holidays: ['2026-11-23'] };
    expect(due('weekly-review', '2026-11-21T03:00:00Z', closed)).toBe('2026-11-24T10:00:00Z');
    expect(due('weekly-review', '2026-11-23T12:00:00Z', closed)).toBe('2026-11-24T10:00:00Z');
  });
});

describe('any delay of any team', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const calendars: fc.Arbitrary<Calendar> = fc
    .record({
      zone: zones,
      workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      opensAtMinute: fc.integer({ min: 0, max: 719 }),
      closesAtMinute: fc.integer({ min: 720, max: 1439 }),
      holidays: fc.subarray(['2026-11-23', '2026-12-25', '2027-01-01', '2026-03-29']),
    })
    .map((one) => ({
      ...one,
      weeklyReview: {
        weekday: one.workdays[0] ?? 1,
        minute: one.opensAtMinute,
      },
    }));
  const instants: fc.Arbitrary<Instant> = fc.integer({
    min: fromIso('2026-01-01T00:00:00Z'),
    max: fromIso('2027-12-31T00:00:00Z'),
  });
  const kinds = fc.constantFrom('same-business-day' as const, 'next-business-day' as const, 'weekly-review' as const);

  it('is over later than it began, within three weeks, on a working day of the team', () => {
    fc.assert(
      fc.property(calendars, instants, kinds, (calendar, from, kind) => {
        const instant = dueAt({ kind }, from, calendar);
        if (instant === null) throw new Error('There is always another working day.');
        expect(instant).toBeGreaterThan(from);
        expect(instant - from).toBeLessThan(21 * DAY);
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(calendar.zone);
        expect(calendar.workdays).toContain(local.dayOfWeek);
        expect(calendar.holidays).not.toContain(local.toPlainDate().toString());
      }),
    );
  });

  it('is not over earlier when it begins later', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 100 * HOUR }), kinds, (calendar, from, later, kind) => {
        expect(dueAt({ kind }, from + later, calendar)).toBeGreaterThanOrEqual(dueAt({ kind }, from, calendar) ?? Infinity);
      }),
    );
  });
});
