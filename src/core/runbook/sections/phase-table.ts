import type { Cell, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { tablesIn } from '../read/visit.ts';
import { isLate, phaseTitle, soundsLikePhase } from './phase-title.ts';
import { cellParts, lineSteps } from './step.ts';
import { timeBoxOf } from './time-box.ts';

type PhaseTable = { block: Table; section: Section };

const FEWEST = 3;
const SOUNDING = 0.6;

/** "Phase | Actions | Owner": a table whose rows are named like the stages of a response. */
export function phaseTable(reading: Reading): PhaseTable | null {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (reading.claimed(block) || inside(reading, section, 'templates', 'procedures', 'examples', 'escalation', 'postmortem', 'metrics'))
      continue;
    const at = columnsOf(block, reading.words, ['step']).at('step');
    if (at < 0 || at > 1 || !(about(reading, section, 'process', 'phase', 'timeline') || at === 0)) continue;
    const names = block.rows.flatMap((row) => (row[at]?.text ? [nameOf(reading, row[at])] : []));
    const known = names.filter((name) => soundsLikePhase(reading, name)).length;
    if (names.length >= FEWEST && names.length === block.rows.length && known >= names.length * SOUNDING) return { block, section };
  }
  return null;
}

const nameOf = (reading: Reading, cell: Cell): string => phaseTitle(reading, cell.text.replace(/^\d+[.)]\s*/u, '')).name;

export function addPhaseTable(reading: Reading, { block }: PhaseTable): void {
  const { words } = reading;
  const columns = columnsOf(block, words, ['step', 'action', 'definition', 'when']);
  for (const row of block.rows) {
    const cell = columns.cell(row, 'step');
    if (!cell) continue;
    const name = nameOf(reading, cell);
    const id = reading.id('phase', name);
    const late = isLate(reading, name);
    const told = columns.cell(row, 'action') ?? columns.cell(row, 'definition');
    const said = phaseTitle(reading, cell.text).bracket ?? columns.cell(row, 'when')?.text ?? null;
    const lines = told ? cellParts(told).map((text) => ({ text, depth: 0, style: 'bullet' as const, src: told.src })) : [];
    reading.policy.phases.push({
      id,
      name,
      stage: late ? 'review' : 'response',
      timeBox: late ? null : timeBoxOf(said, words, cell.src),
      severities: '*',
      steps: lineSteps(reading, lines, { prefix: id, group: null, severities: '*' }),
      gates: [],
      ...stated(cell.src),
    });
  }
  reading.claim(block);
}
