import type { Period, Recurring } from '../../policy/learning.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { columnsOf } from '../read/columns.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';

const PERIODS: [Phrase, Period][] = [
  ['newcomer', 'on-joining'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['half-yearly', 'half-year'],
  ['yearly', 'year'],
  ['continuous', 'continuous'],
];

/** The rhythm that a text names. */
export function periodIn(text: string, words: Words): Period | null {
  return PERIODS.find(([phrase]) => words.says(phrase, text))?.[1] ?? null;
}

/** Reports, drills, and the upkeep of the runbook itself: lists and tables with a rhythm. */
export function readRecurring(reading: Reading): void {
  for (const section of reading.sections) {
    const kind = about(reading, section, 'reports')
      ? 'reports'
      : about(reading, section, 'upkeep')
        ? 'upkeep'
        : inside(reading, section, 'drills')
          ? 'drills'
          : null;
    if (!kind || inside(reading, section, 'templates', 'examples')) continue;
    for (const block of section.blocks) {
      const found: Recurring[] = [];
      for (const item of listsOf([block]).flatMap((l) => l.items)) {
        const every = periodIn(item.text, reading.words);
        if (every) found.push({ id: reading.id(kind, item.text), text: item.text, every, ...stated(item.src) });
      }
      if (block.kind === 'table') {
        const columns = columnsOf(block, reading.words, ['frequency']);
        for (const row of block.rows) {
          const often = columns.cell(row, 'frequency');
          const [name] = row;
          if (often && name)
            found.push({
              id: reading.id(kind, name.text),
              text: name.text,
              every: periodIn(often.text, reading.words),
              ...stated(name.src),
            });
        }
      }
      if (found.length > 0) reading.claim(block);
      // "Runbook review, quarterly" among the drills is upkeep of the document.
      for (const each of found)
        reading.policy[kind === 'drills' && reading.words.topics(each.text).has('upkeep') ? 'upkeep' : kind].push(each);
    }
  }
}
