/** A moment, in milliseconds since the Unix epoch (UTC). JSON keeps it as a number. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Milliseconds = number;

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60 * SECOND;
export const HOUR: Milliseconds = 60 * MINUTE;
export const DAY: Milliseconds = 24 * HOUR;

/** The calendar ends 100,000,000 days from the epoch on either side. */
const FURTHEST: Milliseconds = 100_000_000 * DAY;

/** Can it be a moment at all? Whole milliseconds, and within what a calendar can say. */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= FURTHEST;
}

/** `2026-11-21T03:00:00Z`: ISO 8601, in UTC, to the second unless there are milliseconds. */
export function toIso(instant: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString();
}

/** Reads ISO 8601 with an offset or `Z`; throws a RangeError for anything else. */
export function fromIso(text: string): Instant {
  return Temporal.Instant.from(text).epochMilliseconds;
}
