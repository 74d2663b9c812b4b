import type { Span } from '../../core/simulate/scenario.ts';
import type { Instant } from '../../core/time/instant.ts';
import { readLength } from '../../core/time/read-length.ts';

/** From when times count, and by which clock they are read. */
export type Clock = { start: Instant; zone: string };

const TIME_OF_DAY = /^\d{1,2}:\d{2}(:\d{2})?$/;

/** An instant as a scenario says it (an offset, a time of day, a date and time); null when it is none of them. */
export function readWhen(said: string | number, { start, zone }: Clock): Instant | null {
  const text = String(said).trim();
  const length = readLength(text.replace(/^\+/, ''));
  if (length !== null) return start + length;
  if (TIME_OF_DAY.test(text)) return nextTimeOfDay(text.replace(/^\d:/, '0$&'), { start, zone });
  return readDateTime(text, zone);
}

/** A date and time with its offset, or as the clock of the zone shows it. */
export function readDateTime(text: string, zone: string): Instant | null {
  for (const read of [() => Temporal.Instant.from(text), () => Temporal.PlainDateTime.from(text).toZonedDateTime(zone)]) {
    try {
      return read().epochMilliseconds;
    } catch {
      // The other way of writing it is tried next.
    }
  }
  return null;
}

/** "02:00 to 02:30", "from 1h", "until 06:00"; a sentence that says what is wrong otherwise. */
export function readSpan(said: string, clock: Clock): Span | string {
  const text = said.trim();
  const [, only] = /^(?:to|until)\s+(.+)$/iu.exec(text) ?? [];
  const [from, to, ...more] = only === undefined ? text.replace(/^from\s+/iu, '').split(/\s+(?:to|until)\s+/iu) : [undefined, only];
  const span = more.length > 0 ? null : spanOf(from, to, clock);
  return span ?? `"${said}" is no span of time: write "02:00 to 02:30", "from 1h" or "until 06:00"`;
}

/** From when to when, either left open; null when one of them is no time, or the end comes before the beginning. */
export function spanOf(from: string | number | undefined, to: string | number | undefined, clock: Clock): Span | null {
  const [begin, end] = [from === undefined ? clock.start : readWhen(from, clock), to === undefined ? null : readWhen(to, clock)];
  if (begin === null || (to !== undefined && end === null)) return null;
  if (end === null || begin < end) return { from: begin, to: end };
  // "01:00 to 03:00" of a night that begins at 02:00 began before it.
  if (!TIME_OF_DAY.test(String(from).trim())) return null;
  const dayBefore = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(clock.zone).subtract({ days: 1 }).epochMilliseconds;
  return dayBefore < end ? { from: dayBefore, to: end } : null;
}

function nextTimeOfDay(text: string, { start, zone }: Clock): Instant | null {
  try {
    const begin = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
    const today = begin.withPlainTime(Temporal.PlainTime.from(text));
    return (Temporal.ZonedDateTime.compare(today, begin) < 0 ? today.add({ days: 1 }) : today).epochMilliseconds;
  } catch {
    return null;
  }
}
