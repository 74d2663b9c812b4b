import type { Period, Recurring } from '../../policy/learning.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { fieldsOf } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import { placed } from '../read/visit.ts';

const PERIODS: [Phrase, Period][] = [
  ['newcomer', 'on-joining'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
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
        reading.policy[kind === 'drills' && /runbook review|documentation review/iu.test(each.text) ? 'upkeep' : kind].push(each);
    }
  }
  readFreshness(reading);
}

/** "_Last Updated: December 2024_ _Review Frequency: Quarterly_", wherever it stands. */
function readFreshness(reading: Reading): void {
  const { words, policy } = reading;
  const take = (label: string, value: string, src: { line: number; column: number; endLine: number }): boolean => {
    const labels = words.label(label.replace(/[*_>]/g, '').trim());
    const text = value.replace(/[*_]/g, '').trim();
    if (labels.has('last-updated') && policy.freshness.lastUpdated === NOT_STATED)
      policy.freshness.lastUpdated = { value: text, ...stated(src) };
    else if (labels.has('review-frequency') && policy.freshness.reviewEvery === NOT_STATED) {
      const every = periodIn(text, words);
      if (!every) return false;
      policy.freshness.reviewEvery = { value: every, ...stated(src) };
    } else return false;
    return true;
  };
  for (const { block } of placed(reading.sections)) {
    if (block.kind !== 'paragraph' || block.text.length > 400) continue;
    for (const line of block.lines) {
      // Two facts may share a line: cut it where the next label begins.
      for (const part of line.text.split(/(?<=\S)\s+(?=(?:Last|Review|Next|Owner|Version)\b[^:]{0,20}:)/u)) {
        const split = /^([^:]{3,30}):\s*(.+)$/u.exec(part);
        if (split && take(split[1] ?? '', split[2] ?? '', line.src)) reading.claim(block);
      }
    }
    for (const field of fieldsOf(block.lines)) take(field.label, field.value, field.src);
  }
  for (const { key, value, src } of policy.document.frontMatter) take(key.replace(/_/g, ' '), value, src);
}
