import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import { statements } from '../read/visit.ts';

const AGAIN =
  /\b(?:paging\s+(?:is\s+)?repeat(?:s|ed)|repeat\s+(?:the\s+)?(?:page|paging|call)s?|(?:page|call)(?:d|s|ed)?\s+again|re-?(?:page|call)s?)\b/iu;

/** "Paging repeats after 15 minutes, then after 30 minutes, then every hour": how often the first are called again until somebody answers. */
export function readPagingRepeat(reading: Reading): void {
  for (const { text, src, section, block } of statements(reading)) {
    if (reading.policy.repeat !== undefined || !inside(reading, section, 'escalation')) continue;
    if (inside(reading, section, 'templates', 'examples', 'metrics', 'drills')) continue;
    const again = AGAIN.exec(text);
    if (again === null) continue;
    const said = text.slice(again.index).replace(/\bevery\s+(?=(?:hour|minute|day)\b)/giu, 'every 1 ');
    const afterMinutes = durations(said, reading.words)
      .map((found) => found.minutes)
      .filter((minutes) => minutes > 0);
    if (afterMinutes.length === 0) continue;
    reading.policy.repeat = { afterMinutes, ...stated(src) };
    reading.claim(block);
  }
}
