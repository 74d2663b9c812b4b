import { isUnfilled } from '../read/blank.ts';
import type { Block, Item, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';

/** Dashboards, logs and tools, with the command or the link that opens them. */
export function readTools(reading: Reading): void {
  for (const section of reading.sections) {
    const tools = inside(reading, section, 'tools') || (section.parent !== null && about(reading, section, 'tools'));
    if (
      !tools ||
      inside(reading, section, 'templates', 'examples', 'procedures', 'review', 'contacts') ||
      about(reading, section, 'channels', 'rotation', 'record', 'sections')
    )
      continue;
    for (const block of section.blocks) {
      if (block.kind === 'table') readTable(reading, section, block);
      else readList(reading, section, block);
    }
  }
}

function readTable(reading: Reading, section: Section, table: Table): void {
  const { words, policy } = reading;
  const columns = columnsOf(table, words, ['tool', 'purpose', 'access']);
  if (columns.at('tool') < 0) return;
  for (const row of table.rows) {
    const tool = columns.cell(row, 'tool');
    const access = columns.cell(row, 'access');
    if (!tool) continue;
    policy.tools.push({
      name: tool.text,
      purpose: columns.cell(row, 'purpose')?.text ?? null,
      group: section.title || null,
      access: access?.text ?? null,
      command: access?.code[0] ?? null,
      link: access?.links[0]?.url ?? tool.links[0]?.url ?? (/^https?:\/\/\S+$/u.test(access?.text ?? '') ? (access?.text ?? null) : null),
      unfilled: access !== null && isUnfilled(access.text, words),
      ...stated(tool.src),
    });
  }
  reading.claim(table);
}

function readList(reading: Reading, section: Section, block: Block): void {
  for (const list of listsOf([block])) {
    if (list.ordered || list.items.some((i) => i.checked !== null)) continue;
    for (const item of list.items) addItem(reading, section, item);
    reading.claim(list, block);
  }
}

function addItem(reading: Reading, section: Section, item: Item): void {
  const link = item.links[0]?.url ?? /https?:\/\/\S+/u.exec(item.value)?.[0] ?? null;
  reading.policy.tools.push({
    name: (item.label ?? item.text).replace(/[*`]/g, ''),
    purpose: null,
    group: section.title || null,
    access: item.label ? item.value : null,
    command: item.code[0] && !item.code[0].startsWith('http') && !item.code[0].startsWith('/') ? item.code[0] : null,
    link,
    unfilled: item.label !== null && isUnfilled(item.value, reading.words),
    ...stated(item.src),
  });
}
