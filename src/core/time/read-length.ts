import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from './instant.ts';

const UNIT: Record<string, Milliseconds> = {
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  m: MINUTE,
  min: MINUTE,
  minute: MINUTE,
  h: HOUR,
  hr: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
};

/** Reads a length of time as people write it: `15m`, `1h30m`, `4 hours`, `2d`, or ISO 8601 (`PT15M`). Null for anything else. */
export function readLength(text: string): Milliseconds | null {
  const said = text.trim().toLowerCase();
  if (said === '0') return 0;
  if (/^p(?=\d|t\d)(\d+w)?(\d+d)?(t(\d+h)?(\d+m)?(\d+s)?)?$/.test(said)) {
    return Temporal.Duration.from(said.toUpperCase()).total({
      unit: 'milliseconds',
      relativeTo: '2026-01-01T00:00Z[UTC]',
    });
  }
  const parts = [...said.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== said) return null;
  let total = 0;
  for (const [, count, word = ''] of parts) {
    const unit = UNIT[word] ?? UNIT[word.replace(/s$/, '')];
    if (unit === undefined) return null;
    total += Number(count) * unit;
  }
  return Math.round(total);
}
