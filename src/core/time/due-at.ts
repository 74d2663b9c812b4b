import type { Calendar } from './calendar.ts';
import type { Delay } from './delay.ts';
import { type Instant, isInstant, MINUTE } from './instant.ts';

/** Longer than any run of holidays: where no working day is found within it, there is none. */
const DAYS_AHEAD = 400;

/**
 * When a delay that starts at `from` is over. A business day begins when the team opens: "next business day" is the next opening after
 * `from` (so 02:00 on a Monday gives that morning), "same business day" the closing time of the day that is open, or else the next opening.
 * "Within 5 business days" ends when the team closes on the fifth working day after the day of `from`.
 * The weekly review moves to the next working day when it falls on a holiday. Null where no time can be told.
 */
export function dueAt(delay: Delay, from: Instant, calendar: Calendar): Instant | null {
  switch (delay.kind) {
    case 'after':
      if (delay.businessDays !== undefined && delay.businessDays > 0) return closingOfWorkday(from, delay.businessDays, calendar);
      return withinReach(from + Math.round(delay.minutes * MINUTE));
    case 'next-business-day':
      return nextOpening(from, calendar);
    case 'same-business-day':
      return closingOfOpenDay(from, calendar) ?? nextOpening(from, calendar);
    case 'weekly-review':
      return nextReview(from, calendar);
    case 'unstated':
      return null;
  }
}

/** "Within 10 to the 12 years" is no time. */
function withinReach(instant: Instant): Instant | null {
  return isInstant(instant) ? instant : null;
}

/** `from` itself while the team is at work, or else its next opening; null where no working day comes. */
export function whenAtWork(from: Instant, calendar: Calendar): Instant | null {
  return closingOfOpenDay(from, calendar) === null ? nextOpening(from, calendar) : from;
}

function nextOpening(from: Instant, calendar: Calendar): Instant | null {
  return firstAfter(from, calendar, (date) => (isWorkday(date, calendar) ? at(date, calendar.opensAtMinute, calendar) : null));
}

function closingOfOpenDay(from: Instant, calendar: Calendar): Instant | null {
  const date = localDate(from, calendar);
  if (!isWorkday(date, calendar)) return null;
  const closes = at(date, calendar.closesAtMinute, calendar);
  return at(date, calendar.opensAtMinute, calendar) <= from && from < closes ? closes : null;
}

/** Where holidays leave no such day within reach, there is none. */
function closingOfWorkday(from: Instant, count: number, calendar: Calendar): Instant | null {
  const today = localDate(from, calendar);
  let left = count;
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const date = today.add({ days: day });
    if (isWorkday(date, calendar) && --left === 0) return at(date, calendar.closesAtMinute, calendar);
  }
  return null;
}

function nextReview(from: Instant, calendar: Calendar): Instant | null {
  const { weekday, minute } = calendar.weeklyReview;
  // A review moved off a holiday may be later than `from` although its own weekday has passed, so the search begins a week early.
  return firstAfter(
    from,
    calendar,
    (date) => {
      if (date.dayOfWeek !== weekday) return null;
      const held = calendar.holidays.includes(date.toString()) ? nextWorkday(date, calendar) : date;
      return held === null ? null : at(held, minute, calendar);
    },
    -7,
  );
}

function firstAfter(from: Instant, calendar: Calendar, on: (date: Temporal.PlainDate) => Instant | null, firstDay = 0): Instant | null {
  const today = localDate(from, calendar);
  for (let day = firstDay; day <= DAYS_AHEAD; day++) {
    const instant = on(today.add({ days: day }));
    if (instant !== null && instant > from) return instant;
  }
  return null;
}

function nextWorkday(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | null {
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const later = date.add({ days: day });
    if (isWorkday(later, calendar)) return later;
  }
  return null;
}

function isWorkday(date: Temporal.PlainDate, calendar: Calendar): boolean {
  return calendar.workdays.includes(date.dayOfWeek) && !calendar.holidays.includes(date.toString());
}

/**
 * A minute that a clock change leaves out counts as the same minute of the time before it; one that comes twice, as the first. Minute 1440
 * is the midnight after.
 */
function at(date: Temporal.PlainDate, minute: number, calendar: Calendar): Instant {
  const plainTime = Temporal.PlainTime.from({
    hour: Math.floor(minute / 60) % 24,
    minute: minute % 60,
  });
  const day = date.add({ days: Math.floor(minute / 1440) });
  return day.toZonedDateTime({ timeZone: calendar.zone, plainTime }).epochMilliseconds;
}

function localDate(instant: Instant, calendar: Calendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(calendar.zone).toPlainDate();
}
