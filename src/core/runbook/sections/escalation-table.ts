import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { fold } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn, offsetIn, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { levelAt } from '../read/level.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { addLadder } from './add-ladder.ts';
import { calledIn, forAction, namesIn } from './escalation-call.ts';
import { clausesIn } from './escalation-clause.ts';
import { pageColumns, readPaged } from './escalation-page-column.ts';
import type { RuleDraft } from './escalation-rule.ts';
import { addRule, groupByCondition, ofKind } from './escalation-rule.ts';
import { conditionBeside, readSituations, readWhoTable } from './escalation-who-table.ts';
import { ARROW, chain, isChain, isEvent, rungOf } from './ladder-rung.ts';

const noCall = ['no-person', 'usual-course'] as const;
const RESPONSES = ['respond', 'resolve', 'acknowledge'] as const;

/** Tables with a level in each row and a column that says who, or when, or both. `scope`: the levels that the chapter above it names. */
export function readEscalationTable(
  reading: Reading,
  table: Table,
  escalation: boolean,
  scope: Severities = '*',
  time: Delay | null = null,
): void {
  const { words } = reading;
  const column = table.header.findIndex((cell) => words.label(cell.text).has('level'));
  if (escalation && column < 0 && readTimesOfPeople(reading, table)) return;
  if (escalation && column < 0 && readSituations(reading, table, scope, time)) return;
  const levels = table.rows.map((row) => levelsIn(reading, row[Math.max(0, column)]?.text ?? '', column >= 0));
  if (levels.filter((l) => l.length > 0).length < 2) {
    if (readTransposed(reading, table)) return;
    if (escalation) readWhoTable(reading, table, scope);
    return;
  }
  const columns = columnsOf(table, words, [
    'level',
    'first-responder',
    'person',
    'respond',
    'escalate-to',
    'when',
    'escalate',
    'respond-or-act',
  ]);
  const timed = table.header.map((cell, i) =>
    i === Math.max(0, column) || RESPONSES.some((label) => words.label(cell.text).has(label)) ? null : headTime(reading, cell.text),
  );
  const steps = table.header.map(({ text, src }) => calledBy(text, words, src));
  const relevant =
    escalation ||
    steps.some(({ length }) => length > 0) ||
    columns.at('first-responder') >= 0 ||
    pageColumns(table, words).length > 0 ||
    ['escalate', 'escalate-to', 'respond-or-act', 'respond'].some((label) => columns.at(label as 'escalate') >= 0);
  if (!relevant) return;
  // "Owner | Next escalation": the owner is the first who is called; "Name" is that of the level.
  const owner = columns.at('person');
  const owned = owner >= 0 && owner < columns.at('escalate-to') && !words.label(table.header[owner]?.text ?? '').has('name');
  const paths = PATHS.some((label) => columns.at(label) >= 0);
  // "Who responds", of a level, says so wherever it stands.
  const responders = table.header[columns.at('first-responder')]?.text ?? '';
  const answers = words.says('responds', responders) && !words.label(responders).has('respond');
  table.rows.forEach((row, i) => {
    const severities = levels[i];
    if (!severities || severities.length === 0) return;
    const rule = (text: string, src: Source, more: Partial<RuleDraft>): void =>
      addRule(reading, { severities, delay: null, to: [], condition: null, text, src, ...more });
    const first = columns.cell(row, 'first-responder') ?? (owned ? columns.cell(row, 'person') : null);
    const paged = readPaged(reading, table, row, severities);
    const chained = escalation || paths ? chainsIn(reading, table, row, first, columns.cell(row, 'when'), severities) : new Set<Cell>();
    for (const cell of paged) chained.add(cell);
    for (const [at, cell] of row.entries()) {
      const called = steps[at] ?? [];
      if (called.length === 0 || !isTime(cell.text, words)) continue;
      rule(cell.text, cell.src, { delay: delayIn(cell.text, words), to: called });
      chained.add(cell);
    }
    if (first && !chained.has(first) && (escalation || answers))
      for (const target of peopleIn(first.text, words, first.src))
        rule(first.text, first.src, {
          delay: target.delay ?? { kind: 'after', minutes: 0 },
          to: [target.name],
          condition: target.condition,
        });
    const to = columns.cell(row, 'escalate-to');
    const when = columns.cell(row, 'when');
    if (to && !chained.has(to) && (escalation || columns.at('escalate-to') >= 0) && !hasColumn(table, words, 'phone')) {
      const delay = when ? delayIn(when.text, words) : null;
      const condition = (when ? conditionIn(when.text, words, when.src) : null) ?? conditionBeside(row, to, words);
      const groups = groupByCondition(peopleIn(to.text, words, to.src));
      const denied = when !== null && words.find('no', when.text)?.index === 0;
      if (groups.length === 0 && !denied && (delay || condition)) rule(when?.text ?? '', when?.src ?? to.src, { delay, condition });
      for (const group of groups) rule(to.text, to.src, { delay, to: group.names, condition: group.condition ?? condition });
    }
    const acts = columns.cell(row, 'respond-or-act') ?? columns.cell(row, 'respond');
    if (acts && !chained.has(acts)) for (const text of [acts.text, ...acts.items]) readActs(reading, text, acts.src, severities);
    const both = columns.cell(row, 'escalate');
    if (both && !chained.has(both)) readCell(reading, both.text, both.src, severities);
    timed.forEach((delay, at) => {
      const cell = row[at];
      if (!delay || !cell || !escalation || chained.has(cell)) return;
      for (const group of groupByCondition(peopleIn(cell.text, words, cell.src)))
        rule(cell.text, cell.src, { delay, to: group.names, condition: group.condition });
    });
  });
  if (escalation || steps.some(({ length }) => length > 0) || columns.at('escalate') >= 0 || columns.at('escalate-to') >= 0)
    reading.claim(table);
}

const PATHS = ['escalate', 'escalate-to', 'first-responder'] as const;

/**
 * "On-call → Team lead → CTO" in a cell is a ladder for the levels of its row, below whoever has a cell as the first responder; returns
 * the cells that were read so.
 */
function chainsIn(reading: Reading, table: Table, row: Cell[], first: Cell | null, when: Cell | null, severities: string[]): Set<Cell> {
  const { words } = reading;
  const read = new Set<Cell>();
  for (const [at, cell] of row.entries()) {
    const head = table.header[at]?.text ?? '';
    const rungs = isChain(cell.text) ? chain(reading, cell.text, cell.src) : [];
    const parts = cell.text.split(ARROW).filter((part) => part !== '' && !isEvent(part, words));
    const named = rungs.every(({ to }) => to.every((name) => isTitle(name, words) || name.split(' ').length <= 2));
    if (rungs.length < 2 || !named || (parts.length > 1 && rungs.length < parts.length)) continue;
    const [next] = rungs;
    if (when && when !== cell && next && next.delay === null && next.condition === null) {
      next.delay = delayIn(when.text, words);
      next.condition = conditionIn(when.text, words, when.src);
    }
    const opening = first && first !== cell ? rungOf(reading, first.text, null, first.src) : null;
    const known = opening?.to.every((name) => rungs[0]?.to.some((each) => fold(each) === fold(name)));
    addLadder(reading, head, cell.src, opening && !known ? [opening, ...rungs] : rungs, severities);
    read.add(cell);
    if (opening && first) read.add(first);
  }
  return read;
}

const isTitle = (name: string, words: Words): boolean => words.says('person-title', name) || words.says('named-team', name);

/** The levels that a row is about; below a head that says so a bare digit is one: "1 - Critical". */
function levelsIn({ scale, words }: Reading, text: string, headed: boolean): string[] {
  const found = scale.mentioned(text);
  if (found.length > 0 || !headed) return found;
  const level = levelAt(text, words);
  const id = level && scale.byKey(level.key);
  return id ? [id] : [];
}

/** Time | SEV1 | SEV2: the levels stand in the heads, the times in the first column. */
function readTransposed(reading: Reading, table: Table): boolean {
  const { words, scale } = reading;
  const heads = table.header.map((cell) => scale.mentioned(cell.text));
  if (heads.filter((ids) => ids.length === 1).length < 2) return false;
  let read = false;
  for (const row of table.rows) {
    // "15-60 min" is the time that has gone by: who is called is called when it begins.
    const delay = offsetIn(row[0]?.text ?? '', words);
    if (!delay) continue;
    for (const [column, ids] of heads.entries()) {
      const cell = row[column];
      if (!cell || column === 0 || ids.length === 0) continue;
      for (const group of groupByCondition(peopleIn(cell.text, words, cell.src)))
        addRule(reading, { severities: ids, delay, to: group.names, condition: group.condition, text: cell.text, src: cell.src });
      read = true;
    }
  }
  if (read) reading.claim(table);
  return read;
}

/** Role | P0 | P1: the levels stand in the heads, the people in the first column, and most cells hold the time at which they are called. */
function readTimesOfPeople(reading: Reading, table: Table): boolean {
  const { words, scale } = reading;
  const heads = table.header.map((cell) => scale.mentioned(cell.text));
  if (heads[0]?.length !== 0 || heads.filter((ids) => ids.length === 1).length < 2) return false;
  const times = table.rows.flatMap(([name, ...cells]) =>
    cells.flatMap((cell, at) => {
      const severities = heads[at + 1] ?? [];
      return name && severities.length > 0 && cell.text !== '' && !words.isOnly('none', cell.text) ? [{ name, severities, cell }] : [];
    }),
  );
  const timed = times.filter(({ cell }) => isTime(cell.text, words));
  if (timed.length < 2 || timed.length < times.length / 2) return false;
  for (const { name, severities, cell } of times) {
    const delay = delayIn(cell.text, words);
    // "Weekly" is no time of a call: whoever stands beside it is called when somebody says so.
    const condition = conditionIn(cell.text, words, cell.src) ?? (delay === null ? ofKind(cell.text, cell.src) : null);
    addRule(reading, { severities, delay, to: namesIn(name.text, words, name.src), condition, text: cell.text, src: cell.src });
  }
  reading.claim(table);
  return true;
}

/** "Escalate to the manager": whom a column of times is about. */
function calledBy(head: string, words: Words, src: Source): string[] {
  const called = calledIn(head, words, ['calls']);
  return called && words.find('calls', head)?.index === 0 ? namesIn(called.name, words, src) : [];
}

/** "15 min", "Immediate", "Within 2 hours" and no more. */
const isTime = (text: string, words: Words): boolean =>
  delayIn(text, words) !== null && withoutTimeWord(withoutTime(text, words), words).replace(/[\s<>≤~+–—-]/gu, '') === '';

const headTime = (reading: Reading, head: string): Delay | null =>
  withoutTime(head, reading.words).replace(/[^\p{L}]/gu, '').length <= 6 ? delayIn(head, reading.words) : null;

/** One cell that may say when, who, or both: "Immediate", "Within 30 min", "Immediate - all hands", "On-call engineer", "If unresolved". */
function readCell(reading: Reading, text: string, src: Source, severities: string[]): void {
  if (reading.words.isOnly('none', text)) return;
  for (const clause of clausesIn(text, reading.words, src)) {
    // "Backlog": nobody is called.
    if (clause.to.length > 0 && clause.to.every((name) => noCall.some((phrase) => reading.words.isOnly(phrase, name)))) continue;
    for (const id of severities) addRule(reading, { ...clause, severities: [id], src });
  }
}

/** "Page on-call + IC immediately; exec notified": each clause of what is done for a level that names people. */
function readActs(reading: Reading, text: string, src: Source, severities: string[]): void {
  const { words } = reading;
  for (const clause of text.split(/;\s*|\.\s*(?=\p{Lu}|$)/u).map((c) => c.trim())) {
    const called = calledIn(clause, words, ['assigned-to', 'calls', 'is-called', 'is-told', 'rings', 'tells']);
    if (!called || words.says('public', called.name)) continue;
    const to = namesIn(withoutTime(called.name, words), words, src);
    const delay =
      delayIn(clause, words) ?? (to.some((name) => words.isOnly('on-call', name)) ? { kind: 'after' as const, minutes: 0 } : null);
    const purpose = forAction(called.manner) ? 'escalate' : 'inform';
    if (to.length > 0)
      for (const id of severities) addRule(reading, { severities: [id], delay, to, condition: null, text: clause, src, purpose });
  }
}
