/** `14:05`, with the day in front when it is not today's; the reader's own zone. */
export function shortTime(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return sameDay(at, now) ? time : `${new Date(at).toLocaleDateString([], { day: 'numeric', month: 'short' })} ${time}`;
}

/** The same instant in UTC, for the hover: `2026-03-01 02:14:09 UTC`. */
export function utcTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `Sat 28 Nov 2026, 02:00` in a zone that is not the reader's own, such as a team's; in UTC where the browser does not know that zone. */
export function zonedTime(at: number, zone: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const written = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { ...parts, hourCycle: 'h23', timeZone }).format(at);
  try {
    return written(zone);
  } catch {
    return `${written('UTC')} UTC`;
  }
}

/** What an `<input type="datetime-local">` holds, and back; local time, to the minute. */
export function toLocalInput(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export function fromLocalInput(text: string): number | null {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
