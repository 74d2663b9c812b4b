import { CommandFailure, EXIT } from '../command.ts';

const MINUTE = 60_000;

/** `2026-11-21 04:00:05` in the terminal's own time zone. */
export function when(instant: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(Temporal.Now.timeZoneId());
  return `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'second' })}`;
}

/** `in 12 min`, `3 h late`: from `now`, in the largest unit that says enough. */
export function fromNow(instant: number, now: number): string {
  const minutes = Math.round(Math.abs(instant - now) / MINUTE);
  const length =
    minutes < 120 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
  return instant < now ? `${length} late` : `in ${length}`;
}

/** Reads `2026-11-21T03:00Z`, or a local time without an offset. */
export function readTime(text: string, option: string): number {
  for (const read of [
    () => Temporal.Instant.from(text),
    () => Temporal.PlainDateTime.from(text).toZonedDateTime(Temporal.Now.timeZoneId()),
  ]) {
    try {
      return read().epochMilliseconds;
    } catch {
      // The other way of writing it is tried next.
    }
  }
  throw new CommandFailure(`${option} "${text}" is no time: write 2026-11-21T03:00Z.`, EXIT.usage);
}
