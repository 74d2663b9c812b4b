import type { Source } from '../../policy/source.ts';
import type { Block, Fence, Item, Table } from './block.ts';
import type { Line } from './inline.ts';
import type { Reading } from './reading.ts';
import type { Section } from './section.ts';

/** A block and where it stands; those inside list items and quotes are visited too. */
export type Placed<T extends Block = Block> = { block: T; section: Section; items: Item[] };

/** Every block of the document, in order, from the outside in. */
export function* placed(sections: Section[]): Generator<Placed> {
  for (const section of sections) yield* inner(section.blocks, section, []);
}

function* inner(blocks: Block[], section: Section, items: Item[]): Generator<Placed> {
  for (const block of blocks) {
    yield { block, section, items };
    if (block.kind === 'quote') yield* inner(block.blocks, section, items);
    if (block.kind === 'list') for (const item of block.items) yield* inner(item.blocks, section, [...items, item]);
  }
}

export function* fences(sections: Section[]): Generator<Placed<Fence>> {
  for (const each of placed(sections)) if (each.block.kind === 'fence') yield { ...each, block: each.block };
}

export function* tablesIn(sections: Section[]): Generator<Placed<Table>> {
  for (const each of placed(sections)) if (each.block.kind === 'table') yield { ...each, block: each.block };
}

/** A sentence, a list item's text or a table's row as one statement. `lead`: the words that introduce it ("Within 48 hours:"). */
export type Statement = { text: string; lead: string; src: Source; section: Section; block: Block; item: Item | null };

/** All prose: paragraphs by sentence, list items; not fences, not tables. */
export function* statements(reading: Reading, sections: Section[] = reading.sections): Generator<Statement> {
  for (const { block, section, items } of placed(sections)) {
    if (block.kind === 'paragraph') {
      const lead = items.at(-1)?.text ?? '';
      for (const { text, src } of sentences(block.lines)) yield { text, lead, src, section, block, item: items.at(-1) ?? null };
    }
    if (block.kind === 'list') {
      for (const item of block.items) {
        const lead = items.at(-1)?.text ?? block.lead?.text ?? '';
        for (const { text, src } of sentences(item.lines)) yield { text, lead, src, section, block, item };
      }
    }
  }
}

const split = new WeakMap<Line[], { text: string; src: Source }[]>();

/** Sentences of hard-wrapped lines, each with the line that it begins on. Found once: a dozen recognisers ask for them. */
export function sentences(lines: Line[]): { text: string; src: Source }[] {
  const known = split.get(lines);
  if (known) return known;
  const found = sentencesOf(lines);
  split.set(lines, found);
  return found;
}

function sentencesOf(lines: Line[]): { text: string; src: Source }[] {
  const joined = lines.map((line) => line.text).join('\n');
  const found: { text: string; src: Source }[] = [];
  let from = 0;
  const push = (to: number): void => {
    const raw = joined.slice(from, to);
    const at = from + (raw.length - raw.trimStart().length);
    const line = lines[(joined.slice(0, at).match(/\n/g) ?? []).length];
    const last = lines[(joined.slice(0, Math.max(at, to - 1)).match(/\n/g) ?? []).length];
    if (raw.trim() && line)
      found.push({ text: raw.replace(/\s+/g, ' ').trim(), src: { ...line.src, endLine: last?.src.endLine ?? line.src.endLine } });
    from = to;
  };
  for (const end of joined.matchAll(/[.!?](?=\s+[\p{Lu}\d"“*])|[。！？]|\n(?=[^\s(](?:[^\n:()]|\([^\n()]{0,40}\)){0,40}:\s)/gu))
    push(end.index + 1);
  push(joined.length);
  return found;
}
