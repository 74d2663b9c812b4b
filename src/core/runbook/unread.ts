import { linesRead } from './lines-read.ts';
import type { Block, Item } from './read/block.ts';
import type { Reading } from './read/reading.ts';
import { about, documentTitle, stated } from './read/reading.ts';
import type { Section } from './read/section.ts';

const WHAT: Record<Block['kind'], string> = {
  paragraph: 'paragraph',
  list: 'list',
  table: 'table',
  fence: 'block',
  quote: 'quote',
  rule: '',
};

/** What nobody claimed is told to the owner: lists, tables and blocks anywhere, prose outside introductions. */
export function readUnread(reading: Reading): void {
  const read = linesRead({ ...reading.policy, document: { ...reading.policy.document, references: [] } });
  const understood = (item: Item): boolean => read.has(item.src.line) || isLink(item) || reading.words.isOnly('nobody', item.text);
  for (const section of reading.sections) {
    for (const block of section.blocks) {
      if (reading.claimed(block) || block.kind === 'rule' || quiet(reading, section, block)) continue;
      if (block.kind === 'quote' && block.blocks.every((b) => reading.claimed(b) || b.kind === 'paragraph')) continue;
      if (block.kind === 'list' && block.items.every(understood)) continue;
      const text = reading.lines
        .slice(block.src.line - 1, block.src.endLine)
        .join('\n')
        .slice(0, 400);
      const where = section.title ? ` under "${section.title}"` : '';
      reading.policy.document.unread.push({
        text,
        why: `This ${WHAT[block.kind]}${where} was not understood.`,
        ...stated(block.src),
      });
    }
  }
}

/** Introductions, tables of contents and the like say nothing that a program must do. */
function quiet(reading: Reading, section: Section, block: Block): boolean {
  if (about(reading, section, 'background', 'contents', 'references', 'history')) return true;
  return block.kind === 'paragraph' && (section === reading.top || section === documentTitle(reading) || block.text.length < 200);
}

/** "[Post-mortem process](post-mortem.md) - the template": a reference, and read as one. */
const isLink = ({ text, links }: Item): boolean => links[0] !== undefined && text.startsWith(links[0].text);
