import type { Label } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from './block.ts';

/** The columns of a table by what their heads stand for; the first label that fits a head wins, in the order asked for. */
export type Columns = { at(label: Label): number; cell(row: Cell[], label: Label): Cell | null };

export function columnsOf(table: Table, words: Words, order: Label[]): Columns {
  const taken = new Map<Label, number>();
  const used = new Set<number>();
  const heads = table.header.map((cell) => words.label(cell.text));
  for (const label of order) {
    const at = heads.findIndex((labels, i) => !used.has(i) && labels.has(label));
    if (at < 0) continue;
    taken.set(label, at);
    used.add(at);
  }
  return {
    at: (label) => taken.get(label) ?? -1,
    cell(row, label) {
      const at = taken.get(label);
      const cell = at === undefined ? undefined : row[at];
      return cell && (cell.text !== '' || cell.items.length > 0) ? cell : null;
    },
  };
}

/** Does any head of the table stand for the label? */
export function hasColumn(table: Table, words: Words, ...labels: Label[]): boolean {
  return table.header.some((cell) => labels.some((label) => words.label(cell.text).has(label)));
}
