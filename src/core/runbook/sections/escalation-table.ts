import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Table } from '../read/block.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import { alternatives, conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { cleanName, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { calledIn, forAction, namesIn } from './escalation-call.ts';
import type { RuleDraft } from './escalation-rule.ts';
import { addRule, groupByCondition } from './escalation-rule.ts';

const RESPONSES = ['respond', 'resolve', 'acknowledge'] as const;

/** Tables with a level in each row and a column that says who, or when, or both. */
export function readEscalationTable(reading: Reading, table: Table, escalation: boolean): void {
  const { words, scale } = reading;
  const column = table.header.findIndex((cell) => words.label(cell.text).has('level'));
  const levels = table.rows.map((row) => scale.mentioned(row[Math.max(0, column)]?.text ?? ''));
  if (levels.filter((l) => l.length > 0).length < 2) {
    if (readTransposed(reading, table)) return;
    if (escalation) readRoleTable(reading, table);
    return;
  }
  const columns = columnsOf(table, words, ['level', 'first-responder', 'respond', 'escalate-to', 'when', 'escalate', 'respond-or-act']);
  const timed = table.header.map((cell, i) =>
    i === Math.max(0, column) || RESPONSES.some((label) => words.label(cell.text).has(label)) ? null : headTime(reading, cell.text),
  );
  const relevant =
    escalation || ['escalate', 'escalate-to', 'respond-or-act', 'respond'].some((label) => columns.at(label as 'escalate') >= 0);
  if (!relevant) return;
  table.rows.forEach((row, i) => {
    const severities = levels[i];
    if (!severities || severities.length === 0) return;
    const rule = (text: string, src: Source, more: Partial<RuleDraft>): void =>
      addRule(reading, { severities, delay: null, to: [], condition: null, text, src, ...more });
    const first = columns.cell(row, 'first-responder');
    if (first && escalation)
      for (const target of peopleIn(first.text, words, first.src))
        rule(first.text, first.src, {
          delay: target.delay ?? { kind: 'after', minutes: 0 },
          to: [target.name],
          condition: target.condition,
        });
    const to = columns.cell(row, 'escalate-to');
    const when = columns.cell(row, 'when');
    if (to && (escalation || columns.at('escalate-to') >= 0) && !hasColumn(table, words, 'phone')) {
      const delay = when ? delayIn(when.text, words) : null;
      const condition = when ? conditionIn(when.text, words, when.src) : null;
      const groups = groupByCondition(peopleIn(to.text, words, to.src));
      if (groups.length === 0 && (delay || condition)) rule(when?.text ?? '', when?.src ?? to.src, { delay, condition });
      for (const group of groups) rule(to.text, to.src, { delay, to: group.names, condition: group.condition ?? condition });
    }
    const acts = columns.cell(row, 'respond-or-act') ?? columns.cell(row, 'respond');
    if (acts) for (const text of [acts.text, ...acts.items]) readActs(reading, text, acts.src, severities);
    const both = columns.cell(row, 'escalate');
    if (both) readCell(reading, both.text, both.src, severities);
    timed.forEach((delay, at) => {
      const cell = row[at];
      if (!delay || !cell || !escalation) return;
      for (const group of groupByCondition(peopleIn(cell.text, words, cell.src)))
        rule(cell.text, cell.src, { delay, to: group.names, condition: group.condition });
    });
  });
  if (escalation || columns.at('escalate') >= 0 || columns.at('escalate-to') >= 0) reading.claim(table);
}

/** Time | SEV1 | SEV2: the levels stand in the heads, the times in the first column. */
function readTransposed(reading: Reading, table: Table): boolean {
  const { words, scale } = reading;
  const heads = table.header.map((cell) => scale.mentioned(cell.text));
  if (heads.filter((ids) => ids.length === 1).length < 2) return false;
  let read = false;
  for (const row of table.rows) {
    const delay = delayIn(row[0]?.text ?? '', words) ?? bareOffset(row[0]?.text ?? '');
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

/** "T+30" in a column of times: minutes. */
function bareOffset(text: string): Delay | null {
  const minutes = /^T\s*\+\s*(\d+)$/iu.exec(text.trim())?.[1];
  return minutes ? { kind: 'after', minutes: Number(minutes) } : null;
}

const headTime = (reading: Reading, head: string): Delay | null =>
  withoutTime(head, reading.words).replace(/[^\p{L}]/gu, '').length <= 6 ? delayIn(head, reading.words) : null;

/** One cell that may say when, who, or both: "Immediate", "Within 30 min", "Immediate - all hands", "On-call engineer", "If unresolved". */
function readCell(reading: Reading, text: string, src: Source, severities: string[]): void {
  const { words } = reading;
  if (words.isOnly('none', text)) return;
  const parts = text.split(/[,;]\s+/u);
  if (parts.length > 1 && parts.every((part) => delayIn(part, words))) {
    for (const part of parts) readCell(reading, part, src, severities);
    return;
  }
  const delay = delayIn(text, words);
  const condition = conditionIn(text, words, src);
  const asked = condition ? (words.find('if', text)?.index ?? 0) : text.length;
  const who = withoutTimeWord(withoutTime(text.slice(0, asked), words).replace(/[<>≤]/gu, ''), words);
  const to = peopleIn(who, words, src).map((t) => t.name);
  const first = delay ?? (to.some((name) => words.says('on-call', name)) ? { kind: 'after' as const, minutes: 0 } : null);
  for (const id of severities) addRule(reading, { severities: [id], delay: first, to, condition, text, src });
}

/** "Page on-call + IC immediately; exec notified": each clause of what is done for a level that names people. */
function readActs(reading: Reading, text: string, src: Source, severities: string[]): void {
  const { words } = reading;
  for (const clause of text.split(/;\s*|\.\s*(?=\p{Lu}|$)/u).map((c) => c.trim())) {
    const called = calledIn(clause, words, ['assigned-to', 'calls', 'is-told', 'rings', 'tells']);
    if (!called || words.says('public', called.name)) continue;
    const to = namesIn(withoutTime(called.name, words), words, src);
    const delay =
      delayIn(clause, words) ?? (to.some((name) => words.isOnly('on-call', name)) ? { kind: 'after' as const, minutes: 0 } : null);
    const purpose = forAction(called.manner) ? 'escalate' : 'inform';
    if (to.length > 0)
      for (const id of severities) addRule(reading, { severities: [id], delay, to, condition: null, text: clause, src, purpose });
  }
}

/** Role | Contact | When: who is called under which circumstances. */
function readRoleTable(reading: Reading, table: Table): void {
  const { words, scale } = reading;
  const columns = columnsOf(table, words, ['role', 'contact', 'when']);
  if (columns.at('role') < 0 || columns.at('when') < 0) return;
  for (const row of table.rows) {
    const role = columns.cell(row, 'role');
    const when = columns.cell(row, 'when');
    if (!role || !when) continue;
    const name = cleanName(role.text, words);
    if (!name) continue;
    for (const part of alternatives(when.text, words)) {
      const severities = scale.severities(part);
      const first = words.says('first-responder', part) || words.says('immediate', part);
      const bare = scale.mentioned(part).length > 0 && part.trim().length < 8;
      const condition = first || bare ? null : conditionOf(part, words, when.src);
      addRule(reading, {
        severities,
        delay: first ? { kind: 'after', minutes: 0 } : delayIn(part, words),
        to: [name],
        condition,
        text: when.text,
        src: when.src,
      });
    }
  }
  reading.claim(table);
}
