import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import type { Section } from '../read/section.ts';

/** Is what is so named done after the resolution? A "Resolution" is not, whatever else its title says. */
export function isLate({ words }: Reading, title: string): boolean {
  return words.topics(title).has('late-phase') && words.find('resolves', title)?.index !== 0;
}

/** "Phase 2", "Step #2", "Phase II": as a piece of a pattern. */
export const ORDINAL = '(?:#?\\d+|[ivx]+(?![\\p{L}\\p{N}]))';

const prefixOf = onceForLanguages(
  (words: Words) =>
    new RegExp(`^(?:${words.prefix('phase')}|${words.prefix('step')}|${words.prefix('procedure')})\\s*${ORDINAL}\\s*[:：.–—-]*\\s*`, 'iu'),
);
const unitFirst = onceForLanguages((words: Words) => new RegExp(`^(?:${words.duration.unit})`, 'iu'));
const lengthOf = onceForLanguages((words: Words) => new RegExp(words.duration.source, 'giu'));

/** The section's title; "30 min: resolve" is no chapter 30. */
export function titleOf({ words }: Reading, { title, number }: Section): string {
  return number !== null && /^\d+$/u.test(number) && unitFirst(words).test(title) ? `${number} ${title}` : title;
}

/** "0–5 min: triage", "[T+15] Contain", "30 min+ — Resolve": the time in front of a name, and the name. */
function timed({ words }: Reading, title: string): { time: string; name: string } | null {
  const [, bracketed, open, name] =
    /^(?:\[([^[\]]{2,30})\]\s*[:：–—-]?|([^:：|]{2,30}?)(?:\s*[:：|]|\s[–—-]))\s+(\S.*)$/u.exec(title) ?? [];
  const time = bracketed ?? open;
  if (!time || !name || /^\d/u.test(name)) return null;
  const told = durations(time, words).length > 0 || /^T\s?\+\s?\d/iu.test(time);
  const rest = time.replace(lengthOf(words), '').replace(/^T\s?\+|[\d\s+<>≤~–—-]/giu, '');
  return told && rest === '' ? { time, name } : null;
}

/**
 * A phase's title taken apart: "Phase 2: Contain (15-60 minutes)" is "Contain", with "15-60 minutes" in brackets; so is "15-60 minutes:
 * Contain".
 */
export function phaseTitle(reading: Reading, title: string): { name: string; bracket: string | null } {
  const { words, scale } = reading;
  const bare = title.replace(prefixOf(words), '');
  const before = timed(reading, bare);
  if (before) return { name: before.name, bracket: before.time };
  const box = /(?<!\s)\s*[(（]([^()（）]*)[)）]\s*$/u.exec(bare);
  const said = box?.[1] ?? null;
  const aside =
    box !== null &&
    said !== null &&
    (durations(said, words).length > 0 || scale.mentioned(said).length > 0 || words.says('in-order', said));
  return { name: (aside && box ? bare.slice(0, box.index) : bare).trim(), bracket: said };
}

/** Is it called what stages of a response are called, in the words of any team? */
export function soundsLikePhase({ words }: Reading, name: string): boolean {
  return (['phase', 'late-phase', 'communication', 'process', 'readiness'] as const).some((topic) => words.topics(name).has(topic));
}

/** Fewer names than this may be a matter of their own. */
const FEW = 3;

/** "Runtime detection" and "Agent detection", in a document that speaks of no incidents and calls nobody: its own matter, and no stages. */
export function isForeign(reading: Reading, sections: Section[]): boolean {
  const { words } = reading;
  if (isOfIncidents(reading)) return false;
  const known = (word: string): boolean =>
    word.length < 4 ||
    words.topics(word).size > 0 ||
    (['first', 'incident', 'filler', 'and'] as const).some((phrase) => words.says(phrase, word));
  const titles = sections.map((s) => s.title.toLowerCase().split(/[\s/&-]+/u));
  const kinds = new Set(titles.map((title) => title.at(-1))).size;
  return (kinds === 1 && titles.length > 1) || (kinds < FEW && titles.every((title) => title.some((word) => !known(word))));
}

/** Does it have levels or people, or name incidents in a title? */
function isOfIncidents({ policy, sections, words }: Reading): boolean {
  const { severities, matrix, ladders, templates, document } = policy;
  if ([severities, matrix, ladders, templates].some((facts) => facts.length > 0)) return true;
  return [document.title ?? '', ...sections.map((s) => s.title)].some((title) => words.says('incident', title));
}
