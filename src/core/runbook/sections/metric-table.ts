import type { Cell, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { tablesIn } from '../read/visit.ts';
import { addMetric, addTargets } from './add-metric.ts';
import { isAmount } from './metric-target.ts';

/** Metric | Target; Service | SLI | Target; Metric | SEV-1 | SEV-2; or the levels in the rows and what is measured in the heads. */
export function readMetricTable(reading: Reading, section: Section, table: Table): void {
  const { words } = reading;
  const levels = table.header.flatMap((cell, at) => (at > 0 && levelOf(reading, cell) !== null ? [at] : []));
  const byLevel = levels.length === table.header.length - 1 && levels.length > 1;
  if (!byLevel && table.header.some((cell) => words.says('alarm-threshold', cell.text))) return;
  if (readLevelRows(reading, section, table)) return;
  const columns = columnsOf(table, words, ['metric', 'target', 'definition']);
  const first = columns.at('metric') >= 0 ? columns.at('metric') : columns.at('target') > 0 || levels.length > 0 ? 0 : -1;
  if (first < 0 || (columns.at('target') < 0 && columns.at('definition') < 0 && levels.length === 0)) return;
  const many = severalHold(table, first);
  for (const row of table.rows) {
    const cell = row[first];
    if (!cell || cell.text === '') continue;
    const name = many ? `${row[0]?.text ?? ''} ${cell.text}`.trim() : cell.text;
    const target = columns.cell(row, 'target');
    if (target || levels.length === 0) addTargets(reading, name, target?.text ?? null, section.title, cell.src);
    else for (const at of levels) addAmount(reading, section, name, row[at], levelOf(reading, table.header[at]));
  }
  reading.claim(table);
}

/** "Metric | Target" says by its heads what it is, in any chapter. */
export function readTargetTables(reading: Reading): void {
  const { words } = reading;
  for (const { block, section } of tablesIn(reading.sections)) {
    if (inside(reading, section, 'metrics', 'templates', 'examples', 'procedures') || reading.claimed(block)) continue;
    const columns = columnsOf(block, words, ['metric', 'target']);
    const targets = block.rows.map((row) => columns.cell(row, 'target')?.text ?? '');
    if (columns.at('metric') !== 0 || columns.at('target') < 0 || !targets.some((text) => isAmount(text, words))) continue;
    readMetricTable(reading, section, block);
  }
}

/** "Availability" of the API and of the shop are two: what each row is of stands before the name. */
function severalHold(table: Table, first: number): boolean {
  const names = table.rows.map((row) => row[first]?.text ?? '');
  return first > 0 && new Set(names).size < names.length;
}

/** SEV-1 | 5 min | 1 h below "Level | MTTA | MTTR". */
function readLevelRows(reading: Reading, section: Section, table: Table): boolean {
  const rows = table.rows.filter((row) => levelOf(reading, row[0]) !== null);
  const amounts = rows.flatMap((row) => row.slice(1)).filter((cell) => isAmount(cell.text, reading.words));
  if (rows.length < 2 || rows.length < table.rows.length || amounts.length < rows.length * (table.header.length - 1) * 0.6) return false;
  for (const [at, head] of table.header.entries())
    if (at > 0) for (const row of rows) addAmount(reading, section, head.text, row[at], levelOf(reading, row[0]));
  reading.claim(table);
  return true;
}

function levelOf({ scale }: Reading, cell: Cell | undefined): string | null {
  const [level = null, other] = scale.mentioned(cell?.text ?? '');
  return other ? null : level;
}

function addAmount(reading: Reading, section: Section, name: string, cell: Cell | undefined, severity: string | null): void {
  if (cell && isAmount(cell.text, reading.words))
    addMetric(reading, { name, target: cell.text, severity, group: section.title, src: cell.src });
}
