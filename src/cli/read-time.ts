import type { Instant, Milliseconds } from '../core/time/instant.ts';
import { readLength } from '../core/time/read-length.ts';
import { CommandFailure, EXIT } from './command.ts';

/** A length of time as an option says it; a CommandFailure that says how to write it otherwise. */
export function lengthOption(text: string, option: string): Milliseconds {
  const length = readLength(text);
  if (length === null) throw usage(`${option} "${text}" is not a length of time: write 15m, 4h or 1h30m.`);
  return length;
}

export function zoneOption(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    throw usage(`There is no time zone "${zone}": write one such as Europe/Berlin.`);
  }
}

/** An instant, with its offset or as the clock of the zone shows it; this minute when it is not given. */
export function timeOption(text: string | undefined, zone: string, option: string): Instant {
  if (text === undefined) return Math.floor(Temporal.Now.instant().epochMilliseconds / 60_000) * 60_000;
  for (const read of [() => Temporal.Instant.from(text), () => Temporal.PlainDateTime.from(text).toZonedDateTime(zone)]) {
    try {
      return read().epochMilliseconds;
    } catch {
      // The other way of writing it is tried next.
    }
  }
  throw usage(`${option} "${text}" is no time: write 2026-11-21T03:00Z.`);
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
