import type { Calendar } from './calendar.ts';
import type { Delay } from './delay.ts';
import { type Instant, isInstant, MINUTE } from './instant.ts';
import { atMinute, dayNumbered, dayOf, type LocalDay } from './local-day.ts';

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
  return firstAfter(from, calendar, ({ isWorkday, opens }) => (isWorkday ? opens : null));
}

function closingOfOpenDay(from: Instant, calendar: Calendar): Instant | null {
  const { isWorkday, opens, closes } = dayOf(from, calendar);
  return isWorkday && opens <= from && from < closes ? closes : null;
}

/** Where holidays leave no such day within reach, there is none. */
function closingOfWorkday(from: Instant, count: number, calendar: Calendar): Instant | null {
  const today = dayOf(from, calendar).number;
  let left = count;
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const { isWorkday, closes } = dayNumbered(today + day, calendar);
    if (isWorkday && --left === 0) return closes;
  }
  return null;
}

function nextReview(from: Instant, calendar: Calendar): Instant | null {
  const { weekday, minute } = calendar.weeklyReview;
  // A review moved off a holiday may be later than `from` although its own weekday has passed, so the search begins a week early.
  return firstAfter(
    from,
    calendar,
    (day) => {
      if (day.date.dayOfWeek !== weekday) return null;
      const held = day.isHoliday ? nextWorkday(day, calendar) : day;
      return held === null ? null : atMinute(held.date, minute, calendar);
    },
    -7,
  );
}

function firstAfter(from: Instant, calendar: Calendar, on: (day: LocalDay) => Instant | null, firstDay = 0): Instant | null {
  const today = dayOf(from, calendar).number;
  for (let day = firstDay; day <= DAYS_AHEAD; day++) {
    const instant = on(dayNumbered(today + day, calendar));
    if (instant !== null && instant > from) return instant;
  }
  return null;
}

function nextWorkday({ number }: LocalDay, calendar: Calendar): LocalDay | null {
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const later = dayNumbered(number + day, calendar);
    if (later.isWorkday) return later;
  }
  return null;
}
