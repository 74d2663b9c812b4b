import type { Source } from '../../policy/source.ts';
import type { Block } from './block.ts';
import { itemsOf } from './block.ts';

/**
 * A heading, or a line that serves as one (a bold paragraph, a short title on its own line), with what stands below it.
 * `title` is without numbering, emoji and decoration; `raw` is as written.
 */
export type Section = {
  title: string;
  raw: string;
  number: string | null;
  rank: 'document' | 'heading' | 'bold' | 'line';
  depth: number;
  src: Source;
  blocks: Block[];
  sections: Section[];
  parent: Section | null;
};

const PICTURE = /^[^\p{L}\p{N}\[{(<"'“«#@%/`$§¿*.-]+/u;
const NUMBER = /^(?:(?:\d+\uFE0F?\u20E3\s*)|(?:\d+(?:\.\d+)*[.)]?|(?:[ivx]+|[a-z])[.)]|§\s?\d+(?:\.\d+)*)\s+(?=\S))/iu;

/** Takes pictures, Markdown decoration and leading numbers off a title: "1️⃣ Fase 1: Detection" → "Fase 1: Detection". */
export function cleanTitle(raw: string): { title: string; number: string | null } {
  let title = raw.replace(/\s+/g, ' ').trim();
  title = title
    .replace(/^\d\uFE0F?\u20E3\s*/u, '')
    .replace(PICTURE, '')
    .trim();
  const number = NUMBER.exec(title);
  if (number) title = title.slice(number[0].length).replace(/^[-–—:·•]\s*/u, '');
  title = title
    .replace(/\s*[:：]$/u, '')
    .replace(/(?<![\p{Extended_Pictographic}\uFE0F\u200D\s])[\p{Extended_Pictographic}\uFE0F\u200D\s]+$/u, '')
    .trim();
  return { title, number: number ? number[0].trim().replace(/[.)]$/, '') : null };
}

/** The section and everything below it, in document order. */
export function walk(section: Section): Section[] {
  return [section, ...section.sections.flatMap(walk)];
}

export function ancestors(section: Section): Section[] {
  const found = [section];
  for (let above = section.parent; above; above = above.parent) found.push(above);
  return found;
}

/** The blocks of a section and of all below it. */
export function allBlocks(section: Section): Block[] {
  return walk(section).flatMap((each) => each.blocks);
}

export function allItems(section: Section) {
  return allBlocks(section).flatMap(itemsOf);
}
