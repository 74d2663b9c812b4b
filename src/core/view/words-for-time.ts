import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../time/instant.ts';

/** "03:04" in the zone, for a reader who knows which day it is. */
export function timeOfDay(at: Instant, zone: string): string {
  return local(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "2026-11-21 03:04 UTC", or with the zone's offset where it is another: "2026-11-21 04:04 +01:00". */
export function dateAndTime(at: Instant, zone: string): string {
  const when = local(at, zone);
  return `${when.toPlainDate()} ${timeOfDay(at, zone)} ${zone === 'UTC' ? 'UTC' : when.offset}`;
}

/** "2026-11-21" in the zone. */
export function dateOf(at: Instant, zone: string): string {
  return local(at, zone).toPlainDate().toString();
}

/** A length of time in its two largest units: "2 d 4 h", "1 h 5 min", "40 s". A negative one keeps its sign. */
export function lengthOf(length: Milliseconds): string {
  if (length < 0) return `−${lengthOf(-length)}`;
  const units: [Milliseconds, string][] = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [SECOND, 's'],
  ];
  const first = units.findIndex(([size]) => length >= size);
  if (first < 0) return '0 s';
  const parts: string[] = [];
  let rest = length;
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.join(' ');
}

function local(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
