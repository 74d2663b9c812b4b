import type { Metric } from '../../policy/learning.ts';
import type { Source, Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Item, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';

const TARGET = /\(?\s*(?:target|goal|objective)\s*:?\s*([^()]+)\)?/iu;

/** What the team measures: names with or without targets; a target may hold for one severity. */
export function readMetrics(reading: Reading): void {
  for (const section of reading.sections) {
    if (
      !inside(reading, section, 'metrics') ||
      about(reading, section, 'reports', 'follow-up', 'upkeep') ||
      inside(reading, section, 'templates', 'procedures')
    )
      continue;
    if (inside(reading, section, 'reports') && !about(reading, section, 'metrics')) continue;
    for (const block of section.blocks) {
      if (block.kind === 'table') readTable(reading, section, block);
      for (const list of listsOf([block])) {
        for (const item of list.items) readItem(reading, section, item);
        reading.claim(list, block);
      }
    }
  }
}

function add(reading: Reading, section: Section, raw: string, target: string | null, severityText: string, src: Source): void {
  const name = raw
    .replace(/[*_`]/g, '')
    .replace(/\s*\((?:SEV|Sev|P)[^()]*\)$/u, '')
    .trim();
  if (name === '' || name.length > 90) return;
  const abbreviation = /\(([A-Z][A-Za-z]{2,5})\)/u.exec(name)?.[1] ?? (/^[A-Z]{3,5}$/u.test(name) ? name : null);
  const mentioned = reading.scale.mentioned(severityText);
  const clean = target
    ?.replace(/\s*\((?:SEV|Sev|P)[^()]*\)\s*$/u, '')
    .replace(/\s+for\s+(?:SEV|Sev|P)\S+.*$/u, '')
    .replace(/^(?:target|goal)\s*:?\s*/iu, '')
    .replace(mentioned.length === 1 ? /(\d\S*)\s+(?:SEV|Sev)-?\d$/u : /(?!)/u, '$1')
    .trim();
  const wrap = <T>(value: T | null | undefined): Stated<T> =>
    value === null || value === undefined || value === ('' as T) ? NOT_STATED : { value, ...stated(src) };
  const metric: Metric = {
    id: reading.id('metric', name, mentioned.join(' ')),
    name,
    abbreviation,
    target: wrap(clean),
    severity: wrap(mentioned.length === 1 ? mentioned[0] : null),
    group: section.title || null,
    ...stated(src),
  };
  reading.policy.metrics.push(metric);
}

function readItem(reading: Reading, section: Section, item: Item): void {
  const inner = item.blocks.flatMap((b) => listsOf([b])).flatMap((l) => l.items);
  const byLevel = inner.filter((i) => i.label && reading.scale.mentioned(i.label).length > 0 && /\d/u.test(i.value));
  const name = item.strong && item.label ? item.label : (item.label ?? item.text);
  if (byLevel.length > 0) {
    for (const each of byLevel) add(reading, section, name, TARGET.exec(each.value)?.[1] ?? each.value, each.label ?? '', each.src);
    return;
  }
  const said = TARGET.exec(item.text);
  const valued = item.label !== null && /[<>≤≥=]|\d\s*%|\d\.\d/u.test(item.value) ? item.value : null;
  const target = said?.[1]?.trim() ?? valued;
  const plain = said && !item.strong ? item.text.slice(0, said.index) : name;
  add(reading, section, plain.replace(/\s*\($/u, ''), target, target ?? '', item.src);
}

function readTable(reading: Reading, section: Section, table: Table): void {
  if (table.header.some((cell) => /warning|critical|threshold|alarm/iu.test(cell.text))) return;
  const columns = columnsOf(table, reading.words, ['metric', 'target', 'definition']);
  if (columns.at('metric') < 0 || (columns.at('target') < 0 && columns.at('definition') < 0)) return;
  for (const row of table.rows) {
    const name = columns.cell(row, 'metric');
    const target = columns.cell(row, 'target');
    if (name) add(reading, section, name.text, target?.text ?? null, target?.text ?? '', name.src);
  }
  reading.claim(table);
}
