import type { Calendar } from './calendar.ts';
import { DAY, type Instant } from './instant.ts';

/**
 * A calendar's day by its own clock. `number` counts from 1970-01-01; `starts` is its first instant. `opens` and `closes` are those of the
 * working hours, on any day, also where nobody works (`isWorkday`).
 */
export type LocalDay = {
  number: number;
  date: Temporal.PlainDate;
  starts: Instant;
  opens: Instant;
  closes: Instant;
  isHoliday: boolean;
  isWorkday: boolean;
};

/** Time zones are slow to ask, and a proof asks for the same days thousands of times. */
const known = new WeakMap<Calendar, Map<number, LocalDay>>();
const MOST_KNOWN = 20_000;

/** The day that `instant` falls on by the calendar's clock. */
export function dayOf(instant: Instant, calendar: Calendar): LocalDay {
  // No zone is further than a day from UTC.
  let day = dayNumbered(Math.floor(instant / DAY), calendar);
  while (instant < day.starts) day = dayNumbered(day.number - 1, calendar);
  for (let next = dayNumbered(day.number + 1, calendar); instant >= next.starts; next = dayNumbered(day.number + 1, calendar)) day = next;
  return day;
}

/** The day `number` days after 1970-01-01. */
export function dayNumbered(number: number, calendar: Calendar): LocalDay {
  const days = known.get(calendar) ?? new Map<number, LocalDay>();
  const before = days.get(number);
  if (before !== undefined) return before;
  const date = EPOCH.add({ days: number });
  const isHoliday = calendar.holidays.includes(date.toString());
  const day = {
    ...{ number, date, isHoliday, isWorkday: calendar.workdays.includes(date.dayOfWeek) && !isHoliday },
    starts: date.toZonedDateTime(calendar.zone).epochMilliseconds,
    opens: atMinute(date, calendar.opensAtMinute, calendar),
    closes: atMinute(date, calendar.closesAtMinute, calendar),
  };
  if (days.size >= MOST_KNOWN) days.clear();
  known.set(calendar, days.set(number, day));
  return day;
}

/**
 * A minute that a clock change leaves out counts as the same minute of the time before it; one that comes twice, as the first. Minute 1440
 * is the midnight after.
 */
export function atMinute(date: Temporal.PlainDate, minute: number, { zone }: Calendar): Instant {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
  const day = date.add({ days: Math.floor(minute / 1440) });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');
