import type { Words } from '../lexicon/words.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import { statements } from '../read/visit.ts';

/** "Paging repeats after 15 minutes, then after 30 minutes, then every hour": how often the first are called again until somebody answers. */
export function readPagingRepeat(reading: Reading): void {
  const { words } = reading;
  for (const { text, src, section, block } of statements(reading)) {
    if (reading.policy.repeat !== undefined || !inside(reading, section, 'escalation')) continue;
    if (inside(reading, section, 'templates', 'examples', 'metrics', 'drills')) continue;
    const again = words.find('calls-again', text);
    if (again === null) continue;
    const afterMinutes = text
      .slice(again.index)
      .split(/[,;、]/u)
      .flatMap((part) => lengthsIn(part, words))
      .filter((minutes) => minutes > 0);
    if (afterMinutes.length === 0) continue;
    reading.policy.repeat = { afterMinutes, ...stated(src) };
    reading.claim(block);
  }
}

/** "after 15 minutes", "every hour": the second has no number. */
function lengthsIn(text: string, words: Words): number[] {
  const every = words.find('every', text);
  const unit = every ? text.slice(every.index + every[0].length).trim() : '';
  const found = durations(text, words);
  return (found.length > 0 || !every ? found : durations(`1 ${unit}`, words)).map(({ minutes }) => minutes);
}
