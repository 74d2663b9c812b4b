import type { List } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks } from '../read/section.ts';

const FEWEST = 2;
const NO_TROUBLE = [
  'severity',
  'roles',
  'escalation',
  'communication',
  'templates',
  'postmortem',
  'review',
  'contacts',
  'process',
  'procedures',
  'late-phase',
] as const;

/**
 * Headings side by side that are named for troubles: below each stands how it shows ("Indicators:") and what is done ("Immediate
 * actions:"). Their chapter may be called anything.
 */
export function treatedTroubles(reading: Reading): Section[] {
  const found: Section[] = [];
  for (const parent of reading.sections) {
    if (inside(reading, parent, 'templates', 'examples', 'postmortem', 'references')) continue;
    const treated = parent.sections.filter((s) => s.rank === 'heading' && isTreated(reading, s));
    if (treated.length < FEWEST) continue;
    // Between two that tell their signs, one that tells only what is done is of the same kind.
    const [first, last] = [treated[0], treated.at(-1)].map((s) => (s ? parent.sections.indexOf(s) : 0));
    const row = parent.sections.slice(first, last);
    found.push(...treated, ...row.filter((s) => s.rank === 'heading' && !treated.includes(s) && isTreated(reading, s, false)));
  }
  return found;
}

/** "SEC-1: Key theft" without the code that the team numbers its troubles by. */
export const withoutCode = (title: string): string => title.replace(/^\p{Lu}{1,6}[-\s]?\d{1,3}\s*[:.–—-]\s*/u, '');

function isTreated(reading: Reading, section: Section, signs = true): boolean {
  const { words, scale, policy } = reading;
  if (about(reading, section, ...NO_TROUBLE) || scale.severities(section.title) !== '*') return false;
  if (policy.phases.some((phase) => phase.src.line === section.src.line)) return false;
  const parts = partsOf(section).map((part) => part.replace(/\s*[(（].*$/u, ''));
  return (!signs || parts.some((part) => words.isOnly('sign-part', part))) && parts.some((part) => words.isOnly('work-part', part));
}

/** What the parts of a section are called: headings, bold titles, and the labels of paragraphs and items. */
const partsOf = (section: Section): string[] => [
  ...section.sections.map((s) => s.title),
  ...section.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.lines.map((line) => splitLabel(line)?.label ?? '')
      : block.kind === 'list'
        ? block.items.map((item) => item.label ?? '')
        : [],
  ),
];

/** No examples of it, no links to what is said of it, and nobody to call. */
const isWork = ({ words }: Reading, list: List): boolean =>
  !words.says('not-steps-lead', list.lead?.text ?? '') &&
  !words.says('contents-lead', list.lead?.text ?? '') &&
  list.items.every((item) => item.text.split(' ').length >= 3 && item.links[0]?.text !== item.text);

const NO_CHAPTER = ['templates', 'examples', 'severity', 'causes', 'postmortem', 'metrics', 'detection', 'contacts', 'escalation'] as const;

/** Chapters that call themselves the procedure for a trouble ("Data breach procedure"), or the trouble, above a list of what to do. */
export function namedTroubles(reading: Reading): Section[] {
  const { words, scale } = reading;
  return chapters(reading).filter((s) => {
    if (s.rank === 'heading' && words.isOnly('trouble-title', s.title.replace(/\s?[(（].*$/u, '')))
      return (
        !inside(reading, s, ...NO_CHAPTER) &&
        scale.severities(s.title) === '*' &&
        listsOf(s.blocks).some((list) => list.items.length >= FEWEST && !reading.claimed(list) && isWork(reading, list))
      );
    const trouble =
      s.rank === 'heading' && allBlocks(s).some((block) => block.kind !== 'rule') && words.captured('trouble-procedure', s.title);
    return trouble && !inside(reading, s, 'templates') && words.levelRank(trouble) === null && !words.isOnly('any-incident', trouble);
  });
}
