import { emptyPolicy } from '../../policy/empty-policy.ts';
import type { CompiledPolicy } from '../../policy/policy.ts';
import type { Fact, Source, Text } from '../../policy/source.ts';
import type { Topic } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block } from './block.ts';
import type { Scale } from './level.ts';
import { scaleOf } from './level.ts';
import type { Section } from './section.ts';
import { ancestors, walk } from './section.ts';

/** What the recognisers share: the section tree, the words, the policy as far as it is known, and who has read what. */
export type Reading = {
  text: string;
  lines: string[];
  /** The lines as their owner wrote them, before repairs. */
  original: string[];
  words: Words;
  top: Section;
  sections: Section[];
  policy: CompiledPolicy;
  scale: Scale;
  /** What each section, or one that it stands in, is about: found once. */
  topics: Map<Section, Set<Topic>>;
  cover?: Section | null;
  /** Marks blocks as understood; what nobody claims is reported as unread. */
  claim(...blocks: Block[]): void;
  claimed(block: Block): boolean;
  /** A stable id made of words, unique in its kind. */
  id(kind: string, ...parts: string[]): string;
};

export function startReading(text: string, original: string, hash: string, top: Section, words: Words): Reading {
  const claims = new Set<Block>();
  const ids = new Set<string>();
  // The last number given to a name: thousands of the same name cost no more than their count.
  const last = new Map<string, number>();
  return {
    text,
    lines: text.split('\n'),
    original: original.split('\n'),
    words,
    top,
    sections: walk(top),
    policy: emptyPolicy(hash),
    scale: scaleOf([], words),
    topics: new Map(),
    claim: (...blocks) => {
      for (const block of blocks) claims.add(block);
    },
    claimed: (block) => claims.has(block),
    id(kind, ...parts) {
      const base = slug(parts.join(' ')) || kind;
      let id = base;
      let n = last.get(`${kind}:${base}`) ?? 1;
      while (ids.has(`${kind}:${id}`)) id = `${base}-${++n}`;
      last.set(`${kind}:${base}`, n);
      ids.add(`${kind}:${id}`);
      return id;
    },
  };
}

/** Words to a stable id: "Detection & Assessment (0-15 min)" → "detection-assessment-0-15-min". */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let out = '';
  for (const word of words) {
    if (out.length + word.length > 60) break;
    out = out ? `${out}-${word}` : word.slice(0, 60);
  }
  return out;
}

export const stated = (src: Source): Fact => ({ src: { line: src.line, column: src.column, endLine: src.endLine }, origin: 'stated' });
export const inferred = (src: Source, because: string): Fact => ({ ...stated(src), origin: 'inferred', because });
export const textFact = (text: string, src: Source): Text => ({ text, ...stated(src) });

/** Is the section itself about the topic, by its title? */
export function about(reading: Reading, section: Section, ...topics: Topic[]): boolean {
  const own = reading.words.topics(section.title);
  return topics.some((topic) => own.has(topic));
}

const NO_MESSAGES: Topic[] = ['severity', 'escalation', 'roles', 'contacts', 'channels', 'metrics', 'process', 'references', 'background'];

/**
 * Is the section, or one that it stands in, about the topic? The document's own title counts only for what stands right below it; that
 * of a collection of messages makes templates of all its chapters but those of another matter.
 */
export function inside(reading: Reading, section: Section, ...topics: Topic[]): boolean {
  let known = reading.topics.get(section);
  if (!known) {
    const cover = coverOf(reading);
    known = new Set(
      ancestors(section).flatMap((each) => (each === cover && each !== section ? [] : [...reading.words.topics(each.title)])),
    );
    if (cover && reading.words.says('messages-title', cover.title) && !NO_MESSAGES.some((topic) => known?.has(topic)))
      known.add('templates');
    reading.topics.set(section, known);
  }
  // A plain loop: tens of thousands of times for each document.
  for (const topic of topics) if (known.has(topic)) return true;
  return false;
}

/**
 * The heading that names the document and is no chapter of it: the only one of the first rank, or a lone heading of any rank that
 * calls itself a runbook.
 */
export function documentTitle(reading: Reading): Section | null {
  const headings = reading.top.sections.filter((s) => s.rank === 'heading');
  const [first] = headings;
  if (!first) return null;
  const tops = headings.filter((h) => h.depth === 1);
  // A banner ("Archived") may stand above the title: it has no chapters of its own.
  const [held, ...others] = tops.filter((h) => h.sections.filter((s) => s.rank === 'heading').length >= 2);
  if (first.depth === 1) return tops.length === 1 ? first : held && others.length === 0 && isTitle(reading, held) ? held : null;
  return headings.length === 1 && isTitle(reading, first) ? first : null;
}

const isTitle = ({ words }: Reading, { title }: Section): boolean => words.says('document-title', title);

/** The document's title where chapters stand below it; without any, the title is the one chapter. */
export function coverOf(reading: Reading): Section | null {
  if (reading.cover === undefined) {
    const title = documentTitle(reading);
    const named = title !== null && title.sections.length > 0 && isTitle(reading, title);
    reading.cover = named || title?.sections.some((s) => s.rank === 'heading') ? title : null;
  }
  return reading.cover;
}

/** The chapters: the sections below the document's title. */
export function chapters(reading: Reading): Section[] {
  const title = coverOf(reading);
  return title ? [...title.sections, ...reading.top.sections.filter((s) => s !== title)] : reading.top.sections;
}
