import type { BlockContent, DefinitionContent, ListItem, Root, RootContent } from 'mdast';
import type { Source } from '../../policy/source.ts';
import type { Block, Cell, Item, List, Paragraph } from './block.ts';
import { splitLabel } from './block.ts';
import { htmlTables } from './html-table.ts';
import type { Line } from './inline.ts';
import { linesOf, plain, sourceOf } from './inline.ts';
import type { Section } from './section.ts';
import { cleanTitle } from './section.ts';

type Node = RootContent | BlockContent | DefinitionContent;

function cell(node: Parameters<typeof linesOf>[0]): Cell {
  const lines = linesOf(node);
  const [first] = lines;
  return {
    text: lines.map((l) => l.text).join('\n'),
    strong: first?.strong ?? null,
    src: sourceOf(node),
    links: lines.flatMap((l) => l.links),
    code: lines.flatMap((l) => l.code),
    items: [],
  };
}

function item(node: ListItem): Item {
  const [first, ...rest] = node.children;
  const head = first?.type === 'paragraph' ? linesOf(first) : [];
  const text = head
    .map((l) => l.text)
    .join(' ')
    .trim();
  const box = /^(?:[☐□☑☒✅]|\[[ xX]?\])\s+/u.exec(text);
  const clean = box ? text.slice(box[0].length) : text;
  const split = splitLabel({ text: clean, strong: head[0]?.strong ?? null });
  return {
    text: clean,
    lines: head,
    strong: head[0]?.strong ?? null,
    label: split?.label ?? null,
    value: split?.value ?? clean,
    checked: node.checked ?? (box ? /[xX☑☒✅]/u.test(box[0]) : null),
    src: sourceOf(node),
    links: head.flatMap((l) => l.links),
    code: head.flatMap((l) => l.code),
    blocks: blocksOf(first?.type === 'paragraph' ? rest : node.children),
  };
}

function block(node: Node): Block[] {
  const src = sourceOf(node);
  switch (node.type) {
    case 'paragraph': {
      const lines = linesOf(node);
      return lines.length > 0 ? [{ kind: 'paragraph', lines, text: lines.map((l) => l.text).join(' '), src }] : [];
    }
    case 'list':
      return [{ kind: 'list', ordered: node.ordered ?? false, items: node.children.map(item), lead: null, src }];
    case 'table': {
      const [header, ...rows] = node.children.map((row) => row.children.map(cell));
      return header ? [{ kind: 'table', header, rows, lead: null, src }] : [];
    }
    case 'code': {
      const fenced = src.endLine - src.line + 1 > node.value.split('\n').length;
      const first = src.line + (fenced ? 1 : 0);
      const lines = node.value.split('\n').map((text, i) => ({ text, line: first + i, indent: /^\s*/.exec(text)?.[0].length ?? 0 }));
      return [{ kind: 'fence', language: (node.lang ?? '').toLowerCase(), body: node.value, lines, lead: null, src }];
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(node.children), src }];
    case 'html':
      return htmlTables(node.value, src);
    case 'thematicBreak':
      return [{ kind: 'rule', src }];
    default:
      return [];
  }
}

/** Blocks in order; a paragraph whose last line ends in a colon becomes the lead of what follows it. */
function blocksOf(nodes: Node[]): Block[] {
  const blocks = nodes.flatMap(block);
  for (const [i, each] of blocks.entries()) {
    const before = blocks[i - 1];
    if (before?.kind !== 'paragraph' || each.kind === 'paragraph' || each.kind === 'quote' || each.kind === 'rule') continue;
    const last = before.lines.at(-1);
    if (last && (/[:：]$/u.test(last.text) || last.strong === last.text || before.src.endLine + 1 >= each.src.line)) each.lead = last;
  }
  return blocks;
}

/** A bold paragraph, or a short line right above a list, is a title in all but name. */
function titleLine(paragraph: Paragraph, next: Block | undefined): { line: Line; rank: 'bold' | 'line' } | null {
  const [line] = paragraph.lines;
  if (!line || line.text.length > 110) return null;
  if (paragraph.lines.length > 1)
    return line.strong === line.text && line.text.length <= 80 && !/[.!?…:：]$/u.test(line.text) ? { line, rank: 'bold' } : null;
  const bold = line.strong !== null && line.text.replace(/[:：]$/u, '').trim() === line.strong.replace(/[:：]$/u, '').trim();
  const parenthesis = line.strong !== null && /^[:：]?\s*\([^()]*\)\s*[:：]?$/u.test(line.text.slice(line.strong.length));
  if ((bold || parenthesis) && !/[.!?…]$/u.test(line.text)) return { line, rank: 'bold' };
  const listed =
    next && next.kind !== 'paragraph' && next.kind !== 'rule' && next.kind !== 'quote' && next.src.line === paragraph.src.endLine + 1;
  if (listed && !/[.!?,;:：)]$/u.test(line.text) && line.text.split(' ').length <= 6) return { line, rank: 'line' };
  return null;
}

/** What is left of a paragraph whose first line is its title. */
function below(paragraph: Paragraph): Paragraph {
  const lines = paragraph.lines.slice(1);
  return {
    kind: 'paragraph',
    lines,
    text: lines.map((l) => l.text).join(' '),
    src: { ...paragraph.src, line: lines[0]?.src.line ?? paragraph.src.line },
  };
}

/** The section tree of a document. Titles that are only bold text nest below the heading they stand in. */
export function outline(root: Root): Section {
  const top: Section = {
    title: '',
    raw: '',
    number: null,
    rank: 'document',
    depth: 0,
    src: sourceOf(root),
    blocks: [],
    sections: [],
    parent: null,
  };
  let current = top;
  const open = (raw: string, rank: Section['rank'], depth: number, src: Source): void => {
    while (current.depth >= depth && current.parent) current = current.parent;
    const section: Section = { ...cleanTitle(raw), raw, rank, depth, src, blocks: [], sections: [], parent: current };
    current.sections.push(section);
    current = section;
  };
  const nodes = root.children.filter((node) => node.type !== 'yaml' && (node as { type: string }).type !== 'toml');
  for (let i = 0; i < nodes.length; ) {
    const node = nodes[i];
    if (node?.type === 'heading') {
      open(plain(node), 'heading', node.depth, sourceOf(node));
      i++;
      continue;
    }
    let end = i;
    while (end < nodes.length && nodes[end]?.type !== 'heading') end++;
    const blocks = blocksOf(nodes.slice(i, end));
    let bold = 7;
    for (const [at, each] of blocks.entries()) {
      const title = each.kind === 'paragraph' ? titleLine(each, blocks[at + 1]) : null;
      // A bold line with nothing below it but another bold line is the title of both.
      const group = title?.rank === 'bold' && current.rank === 'bold' && current.blocks.length + current.sections.length === 0;
      const depth = title?.rank === 'bold' ? (group ? current.depth + 0.1 : bold) : 9;
      if (title?.rank === 'bold') bold = depth;
      if (title) {
        open(title.line.text, title.rank, depth, { ...title.line.src });
        if (each.kind === 'paragraph' && each.lines.length > 1) current.blocks.push(below(each));
      } else {
        if (each.kind === 'rule') while (current.depth >= 7 && current.parent) current = current.parent;
        current.blocks.push(each);
      }
    }
    i = end;
  }
  return top;
}

/** The paragraphs of a section's own blocks, those inside quotes too. */
export function paragraphsOf(blocks: Block[]): Paragraph[] {
  return blocks.flatMap((each) => (each.kind === 'paragraph' ? [each] : each.kind === 'quote' ? paragraphsOf(each.blocks) : []));
}

/** The lists of a section's own blocks, those inside quotes too. */
export function listsOf(blocks: Block[]): List[] {
  return blocks.flatMap((each) => (each.kind === 'list' ? [each] : each.kind === 'quote' ? listsOf(each.blocks) : []));
}
