import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Configuration } from '../../contract/configuration.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Store } from '../../engine/store.ts';

/** Deadlines reach weeks ahead and reports look back; the years between are worked out again at each start. */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 3;

/** The holidays of the whole world take 40 MB of memory: they are loaded by those who ask for a country. */
function holidaysOf(country?: string, state?: string): Holidays {
  const load = createRequire(import.meta.url);
  const Calendar = load('date-holidays') as typeof Holidays;
  if (country === undefined) return new Calendar();
  return state === undefined ? new Calendar(country) : new Calendar(country, state);
}

/** Is there such a country (or state of one: `US`, `GB-SCT`, `DE-BY`)? */
export function isCountry(code: string): boolean {
  const [country, state] = code.split('-');
  const holidays = holidaysOf();
  if (country === undefined || holidays.getCountries()[country] === undefined) return false;
  return state === undefined || holidays.getStates(country)?.[state] !== undefined;
}

/** The public holidays (ISO dates) of a country around a year. Empty for a country that nobody knows. */
export function publicHolidays(code: string, year: number): string[] {
  const [country, state] = code.split('-');
  const holidays = holidaysOf(country, state);
  const years = Array.from({ length: YEARS_BEFORE + YEARS_AFTER + 1 }, (_, index) => year - YEARS_BEFORE + index);
  const days = years.flatMap((one) => holidays.getHolidays(one) ?? []).filter((day) => day.type === 'public');
  return [...new Set(days.map((day) => day.date.slice(0, 10)))].toSorted();
}

/** The calendar with the public holidays of its country, and which of its holidays those are. */
export function withPublicHolidays({ country, ...calendar }: NonNullable<Configuration['calendar']>, year: number): Calendar {
  if (country === null) return calendar;
  const days = publicHolidays(country, year);
  return { ...calendar, holidays: [...new Set([...calendar.holidays, ...days])].toSorted(), publicHolidays: { country, days } };
}

/** Works the country's holidays out anew, because another year may have begun since they were kept. */
export async function refreshPublicHolidays(store: Store, now: Instant): Promise<void> {
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC');
  await store.transact(async (tx) => {
    const { calendar } = await tx.settings();
    if (calendar.publicHolidays === undefined) return;
    const { publicHolidays: kept, holidays, ...rest } = calendar;
    const own = holidays.filter((day) => !kept.days.includes(day));
    const anew = withPublicHolidays({ ...rest, holidays: own, country: kept.country }, year);
    if (anew.holidays.join() !== holidays.join()) await tx.saveSettings({ calendar: anew });
  });
}
