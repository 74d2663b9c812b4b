import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Configuration, configuration } from '../../contract/configuration.ts';
import { canonical } from '../../core/configuration/plan.ts';
import type { SettingsDocument } from '../../core/configuration/settings-document.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { withPublicHolidays } from './public-holidays.ts';

type WholeConfiguration = z.output<ReturnType<typeof configuration.required>>;

/** The settings as the API tells them. Channels are as they are kept: whoever shows them leaves their secrets out first. */
export function toConfiguration({ directory, calendar, ...rest }: SettingsDocument): WholeConfiguration {
  return { ...directory, ...rest, calendar: toCalendar(calendar) };
}

/** The settings with the parts that a configuration names replaced. */
export function merged(current: SettingsDocument, wanted: Configuration, year: number): SettingsDocument {
  const { directory } = current;
  return {
    directory: {
      people: wanted.people ?? directory.people,
      groups: wanted.groups ?? directory.groups,
      bindings: wanted.bindings ?? directory.bindings,
      catchAll: wanted.catchAll ?? directory.catchAll,
    },
    calendar: wanted.calendar === undefined ? current.calendar : withPublicHolidays(wanted.calendar, year),
    routes: wanted.routes ?? current.routes,
    channels: wanted.channels ?? current.channels,
    defaultRunbook: wanted.defaultRunbook === undefined ? current.defaultRunbook : wanted.defaultRunbook,
  };
}

/** Changes whenever anything in the settings does: for "somebody else changed it first". */
export function versionOf(settings: SettingsDocument): string {
  const { directory, calendar, routes, defaultRunbook, channels } = settings;
  return createHash('sha256').update(canonical({ directory, calendar, routes, defaultRunbook, channels })).digest('hex').slice(0, 16);
}

/** Public holidays come from the country's code, so they are not written out one by one. */
function toCalendar({ publicHolidays, holidays, ...calendar }: Calendar): WholeConfiguration['calendar'] {
  const own = holidays.filter((day) => !publicHolidays?.days.includes(day));
  return { ...calendar, holidays: own, country: publicHolidays?.country ?? null };
}
