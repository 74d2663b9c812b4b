import type { Source } from '../../policy/source.ts';
import { once } from '../once.ts';
import type { Block, Fence, Item, Table } from './block.ts';
import type { Line } from './inline.ts';
import type { Reading } from './reading.ts';
import type { Section } from './section.ts';

/** A block and where it stands; those inside list items and quotes are visited too. */
export type Placed<T extends Block = Block> = { block: T; section: Section; items: Item[] };

/** Every block of the document, in order, from the outside in. Dozens of recognisers ask: found once, when the outline stands. */
export const placed = once((sections: readonly Section[]): readonly Placed[] => sections.flatMap(placedIn));
const placedIn = once((section: Section): Placed[] => inner(section.blocks, section, []));

function inner(blocks: Block[], section: Section, items: Item[]): Placed[] {
  return blocks.flatMap((block): Placed[] => {
    const here = { block, section, items };
    if (block.kind === 'quote') return [here, ...inner(block.blocks, section, items)];
    if (block.kind === 'list') return [here, ...block.items.flatMap((item) => inner(item.blocks, section, [...items, item]))];
    return [here];
  });
}

export const fences = once((sections: readonly Section[]) =>
  placed(sections).filter((each): each is Placed<Fence> => each.block.kind === 'fence'),
);

export const tablesIn = once((sections: readonly Section[]) =>
  placed(sections).filter((each): each is Placed<Table> => each.block.kind === 'table'),
);

/** A sentence, a list item's text or a table's row as one statement. `lead`: the words that introduce it ("Within 48 hours:"). */
export type Statement = { text: string; lead: string; src: Source; section: Section; block: Block; item: Item | null };

/** All prose: paragraphs by sentence, list items; not fences, not tables. */
export const statements = (reading: Reading, sections: readonly Section[] = reading.sections): readonly Statement[] =>
  statementsIn(sections);

const statementsIn = once((sections: readonly Section[]): readonly Statement[] =>
  placed(sections).flatMap(({ block, section, items }): Statement[] => {
    const holder = items.at(-1) ?? null;
    if (block.kind === 'paragraph') {
      const lead = holder?.text ?? '';
      return sentences(block.lines).map(({ text, src }) => ({ text, lead, src, section, block, item: holder }));
    }
    if (block.kind !== 'list') return [];
    const lead = holder?.text ?? block.lead?.text ?? '';
    return block.items.flatMap((item) => sentences(item.lines).map(({ text, src }) => ({ text, lead, src, section, block, item })));
  }),
);

/** Sentences of hard-wrapped lines, each with the line that it begins on. */
export const sentences = once((lines: Line[]): { text: string; src: Source }[] => {
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
});
