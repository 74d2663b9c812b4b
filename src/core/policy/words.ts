import type { Delay } from '../time/delay.ts';
import type { Severities } from './severity.ts';

/** "15 minutes", "1 hour", "1 week", "1 hour 30 minutes": a length of time as a person says it. */
export function spell(minutes: number): string {
  const units: [number, string][] = [
    [10_080, 'week'],
    [1440, 'day'],
    [60, 'hour'],
    [1, 'minute'],
  ];
  for (const [size, name] of units) {
    // Days under three are said in hours, as deadlines usually are.
    if (minutes % size === 0 && minutes >= size && !(name === 'day' && minutes < 4320))
      return `${minutes / size} ${name}${minutes === size ? '' : 's'}`;
  }
  return `${minutes} minutes`;
}

/** "at once", "after 15 minutes", "on the next business day". */
export function spellDelay(delay: Delay | null): string {
  if (delay === null) return 'at no stated time';
  switch (delay.kind) {
    case 'after':
      if (delay.businessDays !== undefined && delay.minutes === delay.businessDays * 1440)
        return `after ${delay.businessDays} business day${delay.businessDays === 1 ? '' : 's'}`;
      return delay.minutes === 0 ? 'at once' : `after ${spell(delay.minutes)}`;
    case 'same-business-day':
      return 'on the same business day';
    case 'next-business-day':
      return 'on the next business day';
    case 'weekly-review':
      return 'at the weekly review';
    default:
      return `"${delay.text}"`;
  }
}

/** "within 15 minutes", "at once", "on the next business day": a time that is promised, after the verb. Words that no clock keeps stay quoted. */
export function spellWithin(delay: Delay): string {
  return spellDelay(delay).replace(/^after /, 'within ');
}

/** "30 minutes", "hour", "day", "2 days": a pace, after "every". */
export function spellPace(minutes: number): string {
  if (minutes % 1440 === 0 && minutes % 10_080 !== 0) return minutes === 1440 ? 'day' : `${minutes / 1440} days`;
  return spell(minutes).replace(/^1 (?=\w+$)/, '');
}

/** "SEV-1 and SEV-2", "every severity". */
export function spellSeverities(severities: Severities): string {
  return severities === '*' ? 'every severity' : spellList(severities);
}

/** "a", "a and b", "a, b and c". */
export function spellList(items: string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
