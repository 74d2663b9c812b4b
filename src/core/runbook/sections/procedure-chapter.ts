import { splitLabel } from '../read/block.ts';
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
    if (treated.length >= FEWEST) found.push(...treated);
  }
  return found;
}

/** "SEC-1: Key theft" without the code that the team numbers its troubles by. */
export const withoutCode = (title: string): string => title.replace(/^\p{Lu}{1,6}[-\s]?\d{1,3}\s*[:.–—-]\s*/u, '');

function isTreated(reading: Reading, section: Section): boolean {
  const { words, scale, policy } = reading;
  if (about(reading, section, ...NO_TROUBLE) || scale.severities(section.title) !== '*') return false;
  if (policy.phases.some((phase) => phase.src.line === section.src.line)) return false;
  const parts = partsOf(section).map((part) => part.replace(/\s*[(（].*$/u, ''));
  return parts.some((part) => words.isOnly('sign-part', part)) && parts.some((part) => words.isOnly('work-part', part));
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

/** Chapters that call themselves the procedure for a trouble: "Data breach procedure", "Flood protocol". */
export function namedTroubles(reading: Reading): Section[] {
  const { words } = reading;
  return chapters(reading).filter((s) => {
    const trouble =
      s.rank === 'heading' && allBlocks(s).some((block) => block.kind !== 'rule') && words.captured('trouble-procedure', s.title);
    return trouble && !inside(reading, s, 'templates') && words.levelRank(trouble) === null && !words.isOnly('any-incident', trouble);
  });
}
