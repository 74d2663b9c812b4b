const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A length of time as a clock reads it: `14:32`, `3 h 05 min`, `2 d 4 h`. The sign is the caller's. */
export function clockSpan(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}:${pad(seconds % MINUTE)}`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ${pad(Math.floor((seconds % HOUR) / MINUTE))} min`;
  return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
}

/** A length of time in words: `just now`, `40 s`, `12 min`, `3 h`, `2 d`. */
export function roughSpan(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`;
  return `${Math.floor(seconds / DAY)} d`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
