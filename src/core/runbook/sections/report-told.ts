import type { PostmortemSection } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { splitList } from '../read/split-list.ts';
import type { Statement } from '../read/visit.ts';
import { placed, statements } from '../read/visit.ts';
import { isPart, reportSection } from './postmortem-template.ts';

const AFTERWARDS = ['late-phase', 'review', 'postmortem'] as const;
/** Chapters that may name parts of a report and hold something else. */
const ELSEWHERE = [
  'agenda',
  'attendees',
  'metrics',
  'distribution',
  'examples',
  'drills',
  'upkeep',
  'communication',
  'escalation',
  'contacts',
] as const;
const OTHER_MATTER = ['action-items', 'rca', 'follow-up', 'timeline'] as const;
const FEWEST = 3;
const LONGEST_PART = 10;
const LONGEST_NAME = 5;

/** "Post-mortem template" is of the report, though templates are of messages. */
const isElsewhere = (reading: Reading, section: Section): boolean =>
  inside(reading, section, ...ELSEWHERE) || (inside(reading, section, 'templates') && !about(reading, section, 'postmortem'));

type Named = { name: string; src: Source };

/** "What broke", "the timeline", "why nobody saw it": what a part of a report is called by its first words. */
export function opensPart(words: Words, text: string): boolean {
  const bare = words.find('article', text)?.index === 0 ? words.without('article', text) : text;
  return words.find('report-part', bare)?.index === 0 || words.find('question-word', bare)?.index === 0;
}

/** Names of which most are called like parts of a report, and one is called like hardly anything else. */
function areParts(reading: Reading, names: string[], share: number): boolean {
  const parts = names.filter((name) => opensPart(reading.words, name));
  const sure = parts.some((name) => isPart(reading, name) || reading.words.says('report-question', name));
  return names.length >= FEWEST && parts.length >= Math.max(2, names.length * share) && sure;
}

/** A list, bold paragraphs or a table that is no form: below "Document:", or called like parts in the chapter of the review. */
export function fromNamedParts(reading: Reading): PostmortemSection[] | null {
  const { words } = reading;
  for (const { block, section, items } of placed(reading.sections)) {
    if (!inside(reading, section, ...AFTERWARDS) || isElsewhere(reading, section) || about(reading, section, ...OTHER_MATTER)) continue;
    const lead = ('lead' in block && block.lead?.text) || (items.at(-1)?.text ?? '');
    const told = /[:：]$/u.test(lead) && (words.says('document-this', lead) || words.says('include', lead));
    if (!told && (!about(reading, section, 'postmortem', 'review') || items.length > 0)) continue;
    const names = namesIn(section, block);
    if (
      !areParts(
        reading,
        names.map((each) => each.name),
        told ? 0.5 : 0.75,
      )
    )
      continue;
    // A long item among names is an instruction.
    const kept = names.filter(({ name }) => opensPart(words, name) || name.split(/\s+/u).length <= LONGEST_NAME);
    if (kept.length >= FEWEST) return kept.map(({ name, src }) => reportSection(name, src));
  }
  return null;
}

function namesIn(section: Section, block: Block): Named[] {
  if (block.kind === 'list')
    return block.items.map(({ label, strong, text, src }) => ({ name: label ?? (strong && text.startsWith(strong) ? strong : text), src }));
  if (block.kind === 'table') return block.rows.flatMap(([cell]) => (cell?.text ? [{ name: cell.text, src: cell.src }] : []));
  // Paragraphs with bold names are read together, at the first of them.
  if (section.blocks.find((each) => each.kind === 'paragraph') !== block) return [];
  const paragraphs = section.blocks.filter((each) => each.kind === 'paragraph');
  const fields = paragraphs.flatMap((paragraph) => fieldsOf(paragraph.lines));
  return fields.filter(({ line }) => line.strong !== null).map(({ label, src }) => ({ name: label, src }));
}

/** "A blameless review: what broke, why, and what we change", "a post-mortem (timeline, root cause, actions)", "covering a, b and c". */
export function fromEnumeration(reading: Reading): PostmortemSection[] | null {
  for (const statement of statements(reading)) {
    const { text, src, section } = statement;
    if (isElsewhere(reading, section)) continue;
    for (const { told, rest } of enumerationsIn(reading, text)) {
      const parts = splitParts(reading.words, rest);
      if (!parts.every((part) => isName(reading, part)) || !areParts(reading, parts, 0.6)) continue;
      if (isOfReport(reading, statement, told, parts)) return parts.map((part) => reportSection(part, src));
    }
  }
  return null;
}

/** Short, and neither a deadline nor the report itself. */
const isName = ({ words }: Reading, part: string): boolean =>
  part.split(/\s+/u).length <= LONGEST_PART &&
  !words.says('postmortem-noun', part) &&
  !words.says('required', part) &&
  durations(part, words).length === 0;

/** Where a list may begin in a sentence, and what is said before it. */
function enumerationsIn({ words }: Reading, text: string): { told: string; rest: string }[] {
  const found: { told: string; rest: string }[] = [];
  const colon = /[:：]\s*/u.exec(text);
  if (colon) found.push({ told: text.slice(0, colon.index), rest: text.slice(colon.index + colon[0].length) });
  for (const aside of text.matchAll(/[(（]([^()（）]{12,300})[)）]/gu))
    found.push({ told: text.slice(0, aside.index), rest: aside[1] ?? '' });
  for (const phrase of ['include', 'document-this'] as const) {
    const verb = words.find(phrase, text);
    if (verb) found.push({ told: text.slice(0, verb.index + verb[0].length), rest: text.slice(verb.index + verb[0].length) });
  }
  return found;
}

/** The words before the list, or the chapter, are of the report; elsewhere a cause beside what follows from it says so. */
function isOfReport(reading: Reading, { section }: Statement, told: string, parts: string[]): boolean {
  const { words } = reading;
  if (words.says('review-noun', told) || inside(reading, section, ...AFTERWARDS)) return true;
  const topics = new Set(parts.flatMap((part) => [...words.topics(part)]));
  return topics.has('rca') && (topics.has('timeline') || topics.has('follow-up') || topics.has('action-items'));
}

/** The parts of "a, b (c, d), and e in the wiki", without "and" and what stands around the names. */
function splitParts(words: Words, rest: string): string[] {
  const plain = rest.replace(/[.。]$/u, '');
  const arrows = plain.split(/\s(?:→|->|\||\/)\s/u);
  const raw = arrows.length >= FEWEST ? arrows : splitList(plain.replace(/、/gu, ', '));
  const joined = raw.some((part) => words.find('and', part)?.index === 0);
  const parts = raw.map((part) => (words.find('and', part)?.index === 0 ? words.without('and', part) : part));
  // "a, b and c": the last comma is left out, unless it stood before an "and" already.
  const last = parts.at(-1) ?? '';
  const [before, ...after] = last.split(new RegExp(`\\s${words.source('and')}\\s`, 'iu'));
  const tail = after.at(-1);
  const all = before && tail && after.length === 1 && (!joined || opensPart(words, tail)) ? [...parts.slice(0, -1), before, tail] : parts;
  return all.map((part) => bare(words, part)).filter(Boolean);
}

/** "the root cause", "any follow-up", "actions in the tracker", "follow-ups (a test, an alert)". */
function bare(words: Words, part: string): string {
  const whole = part.replace(/\s*[(（][^()（）]*,[^()（）]*[)）]$/u, '').trim();
  const opener = (['article', 'any'] as const).find((phrase) => words.find(phrase, whole)?.index === 0);
  const name = opener ? words.without(opener, whole) : whole;
  const place = words.find('for', name);
  const head = place ? name.slice(0, place.index).trim() : '';
  const cut = head !== '' && words.find('report-part', name)?.index === 0 && !words.says('question-word', head);
  return cut ? head : name;
}
