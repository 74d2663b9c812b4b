import { configuration } from '../../contract/configuration.ts';
import { type Directory, EMPTY_DIRECTORY } from '../../core/oncall/directory.ts';
import { type Calendar, OFFICE_HOURS_UTC } from '../../core/time/calendar.ts';
import type { Instant } from '../../core/time/instant.ts';
import { CommandFailure, EXIT } from '../command.ts';

/** What a muster.yaml says about people, their channels and the working days. `channels` null: the file does not speak of channels. */
export type Settings = { directory: Directory; calendar: Calendar; channels: ReadonlySet<string> | null };

/** These deliver without any settings. */
const NEEDS_NOTHING = ['terminal'];

/** Reads and checks it as the server would; a CommandFailure names the place of what is wrong. `at`: the public holidays around this time. */
export async function readSettings(file: string, at: Instant): Promise<Settings> {
  const { readConfigurationFile } = await import('../remote/configuration-file.ts');
  const read = configuration.safeParse(await readConfigurationFile(file, withAnything()));
  if (!read.success) {
    const issues = read.error.issues.map((issue) => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw new CommandFailure(`${file}:\n${issues.slice(0, 10).join('\n')}`, EXIT.usage);
  }
  const { people = [], groups = [], bindings = [], catchAll = [], calendar, channels } = read.data;
  return {
    directory: { ...EMPTY_DIRECTORY, people, groups, bindings, catchAll },
    calendar: calendar === undefined ? OFFICE_HOURS_UTC : await calendarOf(calendar, at),
    channels: channels === undefined ? null : new Set([...NEEDS_NOTHING, ...Object.keys(channels)]),
  };
}

async function calendarOf(wanted: NonNullable<import('../../contract/configuration.ts').Configuration['calendar']>, at: Instant) {
  if (wanted.country === null) {
    const { country: _, ...calendar } = wanted;
    return calendar;
  }
  const { isCountry, withPublicHolidays } = await import('../../server/configuration/public-holidays.ts');
  if (!isCountry(wanted.country))
    throw new CommandFailure(`calendar.country: there is no "${wanted.country}": DE, US, GB-SCT.`, EXIT.usage);
  return withPublicHolidays(wanted, Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(wanted.zone).year);
}

/** Nothing is sent, so that no secret is needed: a channel's `${NAME}` counts as there. */
function withAnything(): Record<string, string> {
  return new Proxy<Record<string, string>>({}, { get: () => 'set' });
}
