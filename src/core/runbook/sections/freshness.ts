import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Paragraph } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { dateIn } from '../read/date.ts';
import type { Reading } from '../read/reading.ts';
import { coverOf, stated } from '../read/reading.ts';
import { placed, sentences } from '../read/visit.ts';
import { periodIn } from './recurring.ts';

/** "_Last Updated: December 2024_ _Review Frequency: Quarterly_", wherever it stands. */
export function readFreshness(reading: Reading): void {
  const { words, policy } = reading;
  const take = (label: string, value: string, src: Source): boolean => {
    const labels = words.label(label.replace(/[*_>]/g, '').trim());
    const text = value
      .replace(/[*_]/g, '')
      .replace(/(?<![\s|·–—-])[\s|·–—-]+$/u, '')
      .trim();
    if (labels.has('last-updated') && policy.freshness.lastUpdated === NOT_STATED)
      policy.freshness.lastUpdated = { value: text, ...stated(src) };
    else if (labels.has('review-frequency') && policy.freshness.reviewEvery === NOT_STATED) {
      const every = periodIn(text, words);
      if (!every) return false;
      policy.freshness.reviewEvery = { value: every, ...stated(src) };
    } else return false;
    return true;
  };
  for (const { block, section } of placed(reading.sections)) {
    if (block.kind !== 'paragraph' || block.text.length > 400) continue;
    for (const line of block.lines) {
      for (const part of partsOf(line.text, words)) {
        const split = /^([^:：]{3,30})[:：]\s*(.+)$/u.exec(part);
        if (split && take(split[1] ?? '', split[2] ?? '', line.src)) reading.claim(block);
      }
    }
    for (const field of fieldsOf(block.lines)) take(field.label, field.value, field.src);
    if (section === reading.top || section === coverOf(reading)) readPreamble(reading, block, take);
  }
  for (const { key, value, src } of policy.document.frontMatter) take(key.replace(/_/g, ' '), value, src);
}

type Take = (label: string, value: string, src: Source) => boolean;

/** "Last reviewed 2026-10-01, review every 6 months." before the first chapter: the same facts without a colon. */
function readPreamble({ words }: Reading, paragraph: Paragraph, take: Take): void {
  for (const { text, src } of sentences(paragraph.lines)) {
    for (const part of text.replace(/[.。]$/u, '').split(/[,;，、]\s*|\s[|·–—]\s/u)) {
      const [label, value] = [...part.matchAll(/\s(?=\S)/gu)]
        .map((gap) => [part.slice(0, gap.index), part.slice(gap.index + 1)] as const)
        .findLast(([head]) => isDateLabel(head, words)) ?? [null, ''];
      if (label !== null && (dateIn(value, words) ?? periodIn(value, words)) !== null) take(label, value, src);
    }
  }
}

const DATES = ['last-updated', 'review-frequency', 'next-review', 'owner', 'version'] as const;

/** Two facts may share a line: it is cut where the next label of a document's own dates begins. */
function partsOf(line: string, words: Words): string[] {
  const cuts: number[] = [0];
  for (const colon of line.matchAll(/[:：]/gu)) {
    const from = cuts.at(-1) ?? 0;
    const starts = [from, ...[...line.slice(0, colon.index).matchAll(/(?<=\s)[*_]*\p{L}/gu)].map((match) => match.index)];
    // The longest words before the colon that are a label: "Last Updated", not "Updated".
    const start = starts.find((at) => at >= from && isDateLabel(line.slice(at, colon.index), words));
    if (start !== undefined && start > from) cuts.push(start);
  }
  return cuts.map((cut, i) => line.slice(cut, cuts[i + 1]).trim());
}

function isDateLabel(text: string, words: Words): boolean {
  const labels = words.label(text.replace(/[*_]/g, ' ').trim());
  return DATES.some((label) => labels.has(label));
}
