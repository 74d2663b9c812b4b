import type { Source } from '../../policy/source.ts';
import type { Line, LinkMention } from './inline.ts';

/** A list item. `label`/`value`: "**SEV-1 (Critical):** outage" or "Primary: Ann". `text` is its first paragraph in one line. */
export type Item = {
  text: string;
  lines: Line[];
  strong: string | null;
  label: string | null;
  value: string;
  checked: boolean | null;
  src: Source;
  links: LinkMention[];
  code: string[];
  blocks: Block[];
};
export type Cell = { text: string; strong: string | null; src: Source; links: LinkMention[]; code: string[]; items: string[] };
export type FenceLine = { text: string; line: number; indent: number };

export type Paragraph = { kind: 'paragraph'; lines: Line[]; text: string; src: Source };
export type List = { kind: 'list'; ordered: boolean; items: Item[]; lead: Line | null; src: Source };
export type Table = { kind: 'table'; header: Cell[]; rows: Cell[][]; lead: Line | null; src: Source };
export type Fence = { kind: 'fence'; language: string; body: string; lines: FenceLine[]; lead: Line | null; src: Source };
export type Quote = { kind: 'quote'; blocks: Block[]; src: Source };
export type Rule = { kind: 'rule'; src: Source };
/** What a section is made of, whatever Markdown or HTML it was written in. `lead` is the line before it that ends in a colon. */
export type Block = Paragraph | List | Table | Fence | Quote | Rule;

const LABEL_END = /^\s*(?:[:：]|\s[-–—]{1,2}\s|[–—]|→|=>|->)\s*/u;

/** "Label: value", "**Label** — value"; null when the line is a sentence or an address. */
export function splitLabel(line: Pick<Line, 'text' | 'strong'>): { label: string; value: string } | null {
  const { text, strong } = line;
  if (strong) {
    const at = text.indexOf(strong);
    const rest = text.slice(at + strong.length);
    if (/[:：]\s*$/u.test(strong)) return { label: strong.replace(/\s*[:：]\s*$/u, ''), value: rest.trim() };
    const sep = LABEL_END.exec(rest);
    if (sep) return { label: strong, value: rest.slice(sep[0].length).trim() };
    const inner = /^(.{2,60}?)[:：]\s*/u.exec(strong);
    if (inner?.[1] && !/:\/\//.test(strong) && !/\b\d{1,2}:\d\d/.test(strong))
      return { label: inner[1].trim(), value: text.slice(at + inner[0].length).trim() };
  }
  const found = /^([^:：]{1,70}?)\s*(?::(?=\s|$)|：)\s*(.*)$/su.exec(text);
  if (
    !found?.[1] ||
    (/[.!?]\s|:\/\/|^https?$|\d$/.test(found[1]) &&
      !/^(?:[\p{L}#-]{0,9}[-\s]?)?\d(?:[/,&\s-]+(?:[\p{L}-]{0,9}\s?)?\d)*\+?$/u.test(found[1].trim()))
  ) {
    const dash = /^(.{2,60}?)\s+[–—-]{1,2}\s+(.+)$/su.exec(text);
    return dash?.[1] && dash[2] ? { label: dash[1].trim(), value: dash[2].trim() } : null;
  }
  return { label: found[1].trim(), value: (found[2] ?? '').trim() };
}

/** Lines of a paragraph folded into fields: a line that opens with a label starts one, the others go on with it. */
export function fieldsOf(lines: Line[]): { label: string; value: string; src: Source; line: Line }[] {
  const fields: { label: string; value: string; src: Source; line: Line }[] = [];
  for (const line of lines) {
    const split = splitLabel(line);
    const last = fields.at(-1);
    if (split && (line.strong || !last || /[:：]/u.test(line.text))) fields.push({ ...split, src: line.src, line });
    else if (last) last.value = `${last.value} ${line.text}`.trim();
  }
  return fields;
}

/** A line of a paragraph as the list item that it is in all but name. */
export const itemOf = (line: Line, { label, value }: { label: string | null; value: string }): Item => ({
  text: line.text,
  lines: [line],
  strong: line.strong,
  label,
  value,
  checked: null,
  src: line.src,
  links: line.links,
  code: line.code,
  blocks: [],
});

/** Every item of a list and of the lists inside it, outermost first. */
export function itemsOf(block: Block): Item[] {
  if (block.kind === 'quote') return block.blocks.flatMap(itemsOf);
  return block.kind === 'list' ? block.items.flatMap((item) => [item, ...item.blocks.flatMap(itemsOf)]) : [];
}
