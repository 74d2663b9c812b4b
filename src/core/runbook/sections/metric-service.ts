import type { Label } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { tablesIn } from '../read/visit.ts';
import { addMetric } from './add-metric.ts';
import { isAmount } from './metric-target.ts';

/** Heads of a table that are clocks of an incident, not levels of a service. */
const CLOCKS: Label[] = ['acknowledge', 'respond', 'resolve', 'respond-or-act', 'cadence', 'escalate', 'wait'];
const LONGEST_AMOUNT = 40;

/** "99.9%", "≥ 99.5% monthly": a share of the time. */
const isShare = (text: string): boolean => /^[\s<>≥≤~]{0,4}\d{2,3}(?:[.,]\d{1,4})?\s?%/u.test(text) && text.length <= LONGEST_AMOUNT;

/** Endpoint | SLA, Service | Uptime | Latency target, Measure | Value, and plans side by side: what a service promises, row by row. */
export function readServiceTables(reading: Reading): void {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (reading.claimed(block) || inside(reading, section, 'templates', 'examples', 'procedures', 'detection', 'commands')) continue;
    if (block.header.some((cell) => reading.words.says('alarm-threshold', cell.text)) || areLevels(reading, block)) continue;
    const found = readPromised(reading, section, block) || readMeasures(reading, section, block);
    if (found) reading.claim(block);
    else readPlans(reading, section, block);
  }
}

/** Most rows are levels of severity: their clocks are no promises of a service. */
function areLevels({ scale }: Reading, { rows }: Table): boolean {
  const levels = rows.filter(([cell]) => cell && scale.mentioned(cell.text).length > 0);
  return levels.length * 2 > rows.length;
}

/** Columns whose heads speak of a target and whose cells are amounts; an agreement alone is one when its cells are shares of the time. */
function readPromised(reading: Reading, section: Section, table: Table): boolean {
  const { words } = reading;
  const columns = table.header.flatMap((head, at) => (at > 0 && isPromised(words, head, cellsOf(table, at)) ? [{ head, at }] : []));
  for (const row of table.rows)
    for (const { head, at } of columns) {
      const [what] = row;
      const amount = bare(row[at]?.text ?? '');
      if (!what?.text || !isAmount(amount, words)) continue;
      const name = columns.length > 1 ? `${what.text} ${head.text}` : what.text;
      addMetric(reading, { name, target: amount, group: section.title, src: what.src });
    }
  return columns.length > 0;
}

function isPromised(words: Words, head: Cell, cells: string[]): boolean {
  const labels = words.label(head.text);
  const enough = (count: number): boolean => cells.length > 0 && count >= cells.length * 0.6;
  if (enough(cells.filter(isShare).length))
    return words.says('uptime', head.text) || words.says('target', head.text) || isAgreement(head.text);
  if (CLOCKS.some((label) => labels.has(label)) || !enough(cells.filter((text) => isAmount(text, words)).length)) return false;
  return words.says('target', head.text) || words.says('measured', head.text);
}

const isAgreement = (head: string): boolean => /^(?:SLA|SLO|SLI)s?(?:$|\s)/iu.test(head.trim());

const cellsOf = (table: Table, at: number): string[] => table.rows.map((row) => row[at]?.text ?? '').filter(Boolean);

/** Monthly uptime | 99 %, in a table of two columns below "Measure" or "Target". */
function readMeasures(reading: Reading, section: Section, table: Table): boolean {
  const { words } = reading;
  const labels = words.label(table.header[0]?.text ?? '');
  if (table.header.length !== 2 || !(labels.has('metric') || labels.has('target'))) return false;
  const rows = table.rows.flatMap(([what, amount]) =>
    what?.text && amount && isAmount(bare(amount.text), words) ? [{ what, amount }] : [],
  );
  const named = rows.filter(({ what }) => words.says('uptime', what.text) || words.says('measured', what.text));
  if (rows.length < table.rows.length || named.length === 0) return false;
  for (const { what, amount } of rows)
    addMetric(reading, { name: what.text, target: bare(amount.text), group: section.title, src: what.src });
  return true;
}

/** "Uptime target | best effort | 99.5% monthly" below "Free | Pro". */
function readPlans(reading: Reading, section: Section, table: Table): void {
  for (const [what, ...cells] of table.rows) {
    if (!what || !reading.words.says('uptime', what.text) || table.header.length < 3) continue;
    for (const [at, cell] of cells.entries()) {
      const share = /\d{2,3}(?:[.,]\d{1,4})?\s?%(?:\s\p{L}{1,12}(?=$|\s?\())?/u.exec(cell.text)?.[0];
      const plan = table.header[at + 1]?.text;
      if (share && plan) addMetric(reading, { name: `${what.text} (${plan})`, target: share, group: section.title, src: cell.src });
    }
  }
}

/** The amount without a remark in brackets at its end. */
const bare = (text: string): string => text.replace(/(?<!\s)\s{1,3}[(（][^()（）]*[)）]$/u, '').trim();
