import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import { delayIn } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { callable, calledIn } from './escalation-call.ts';
import { addRule } from './escalation-rule.ts';

const WHO = ['escalate-to', 'person', 'role', 'contact'] as const;

/** The columns that answer "Page on-call?", with whom their head names; those that name people below "Notify" are of another kind. */
export function pageColumns(table: Table, words: Words): { at: number; to: string | null }[] {
  return table.header.flatMap(({ text }, at) => {
    const head = text.replace(/\s{0,9}[?？]\s{0,9}$/u, '');
    if (!words.isOnly('page-head', head)) return [];
    const slot = words.captured('page-head', head);
    const to = slot !== null && isCalled(slot, words) ? slot : null;
    const answers = table.rows.filter((row) => isAnswer(row[at]?.text ?? '', words));
    return answers.length * 2 > table.rows.length && (to !== null || answers.some((row) => isSaid(row[at]?.text ?? '', words)))
      ? [{ at, to }]
      : [];
  });
}

const isCalled = (name: string, words: Words): boolean =>
  words.says('on-call', name) || words.says('person-title', name) || words.says('named-team', name) || /\p{Lu}{2}/u.test(name);

/** "Yes — page the IC", "No". */
const isSaid = (text: string, words: Words): boolean => (['yes', 'no'] as const).some((each) => words.find(each, text)?.index === 0);

const isAnswer = (text: string, words: Words): boolean =>
  text === '' || isSaid(text, words) || words.isOnly('none', text) || words.says('open-time', text) || delayIn(text, words) !== null;

/**
 * "Yes, immediately", "Within 30 min", "Yes — page IC + manager", "No" below such a head: who is called for the levels of the row. Returns
 * the cells that were read, with that of a column "Who" that the answer is about.
 */
export function readPaged(reading: Reading, table: Table, row: Cell[], severities: string[]): Set<Cell> {
  const { words } = reading;
  const read = new Set<Cell>();
  const columns = pageColumns(table, words);
  const beside = table.header.findIndex(
    (cell, i) => i > 0 && !columns.some(({ at }) => at === i) && WHO.some((label) => words.label(cell.text).has(label)),
  );
  for (const { at, to: named } of columns) {
    const cell = row[at];
    const who = columns.length === 1 && beside >= 0 ? row[beside] : undefined;
    if (!cell) continue;
    read.add(cell);
    if (who) read.add(who);
    if (
      cell.text === '' ||
      words.isOnly('none', cell.text) ||
      words.isOnly('nobody', cell.text) ||
      words.find('no', cell.text)?.index === 0
    )
      continue;
    const own = calledIn(cell.text, words, ['calls', 'rings', 'tells', 'addresses'])?.name;
    const to = own ? callable(own, words, cell.src) : [];
    const all = to.length > 0 ? to : callable(named ?? who?.text ?? '', words, (who ?? cell).src);
    const purpose = words.says('notify', table.header[at]?.text ?? '') ? 'inform' : 'escalate';
    if (all.length > 0)
      addRule(reading, { severities, delay: delayIn(cell.text, words), to: all, condition: null, text: cell.text, src: cell.src, purpose });
  }
  return read;
}
