import type { Step } from '../../policy/work.ts';
import type { Cell, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { tablesIn } from '../read/visit.ts';
import { addProcedure } from './procedure-fact.ts';
import { cellParts, lineSteps } from './step.ts';

/** Symptom | Runbook, Issue | Check | Quick fix; below a heading of procedures also Type | Response. */
export function readSymptomTables(reading: Reading): void {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (inside(reading, section, 'templates', 'causes', 'metrics', 'examples', 'commands') || reading.claimed(block)) continue;
    if (readTyped(reading, block, section)) reading.claim(block);
  }
}

function readTyped(reading: Reading, table: Table, section: Section): boolean {
  const columns = columnsOf(table, reading.words, ['symptom', 'runbook', 'check', 'fix', 'action']);
  const among = inside(reading, section, 'procedures');
  const told = columns.at('runbook') >= 0 || columns.at('fix') >= 0 || (among && columns.at('action') >= 0);
  if (!told || (columns.at('symptom') < 0 && !(among && columns.at('runbook') !== 0 && columns.at('fix') !== 0))) return false;
  const runbooks = table.rows.map((row) => linkedRunbook(columns.cell(row, 'runbook')));
  const linked = runbooks.every((name) => name !== null) && new Set(runbooks).size === runbooks.length;
  const first = table.rows.every((row) => isCount(row[0])) ? 1 : 0;
  for (const [at, row] of table.rows.entries()) {
    const symptom = columns.at('symptom') < 0 ? (row[first] ?? null) : columns.cell(row, 'symptom');
    if (!symptom?.text) continue;
    const name = linked ? (runbooks[at] ?? symptom.text) : symptom.text;
    const cells = (['check', 'fix', 'action'] as const).flatMap((label) => columns.cell(row, label) ?? []);
    const told = columns.cell(row, 'runbook');
    addProcedure(reading, name, 'incident-type', linked ? symptom.text : null, symptom.src, (id) =>
      stepsIn(reading, told && told.links.length === 0 ? [...cells, told] : cells, id),
    );
  }
  return true;
}

/** "1", "2.", "#3": a column that counts the rows names nothing. */
const isCount = (cell: Cell | undefined): boolean => /^#?\d{1,3}[.)]?$/u.test(cell?.text ?? '');

const stepsIn = (reading: Reading, cells: Cell[], id: string): Step[] =>
  lineSteps(
    reading,
    cells.flatMap((cell) =>
      cellParts(cell)
        .flatMap(sentences)
        .map((text) => ({ text, depth: 0, style: 'bullet' as const, src: cell.src })),
    ),
    { prefix: id, group: null, severities: '*' },
  );

/** More sentences in one cell than this are a text, and no steps. */
const MOST = 20;

function sentences(text: string): string[] {
  const parts = text.split(/(?<=[.!?])\s(?=\p{Lu})/u);
  return parts.length > MOST ? [text] : parts;
}

/** The runbook that a cell links to and says nothing else of: "[`webhook-queue.md`](webhook-queue.md)" is "Webhook queue". */
function linkedRunbook(cell: Cell | null): string | null {
  const [link, ...more] = cell?.links ?? [];
  if (!cell || !link || more.length > 0 || link.text !== cell.text.replace(/^`|`$/gu, '')) return null;
  const file = /^[\w./-]*?([\w-]+)\.[a-z]{2,8}$/iu.exec(link.text)?.[1]?.replace(/[_-]+/gu, ' ');
  const name = (file ?? link.text).trim();
  return name === '' ? null : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}
