import type { Condition, LadderRung } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Delay } from '../../time/delay.ts';
import type { Label } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import type { Columns } from '../read/columns.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import { alternatives, conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, isOnlyTime, offsetIn, sinceStart, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { levelAt, levelsAt } from '../read/level.ts';
import { cleanName } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { calledIn, isFirstOnly, namesIn } from './escalation-call.ts';
import { addRule } from './escalation-rule.ts';

const WHO: Label[] = ['escalate-to', 'person', 'role', 'contact'];
const LONGEST_NAME = 5;
const WHEN: Label[] = ['when', 'escalate', 'timing', 'respond', 'wait'];

/**
 * A table of an escalation that no level heads: rungs with their times, or roles with the circumstances in which they are called. `scope`:
 * the levels of the chapter that it stands in.
 */
export function readWhoTable(reading: Reading, table: Table, scope: Severities): void {
  if (!readRungs(reading, table, scope)) readRoleTable(reading, table, scope);
}

/** Step | Who | When, each row a rung: "2 | Secondary | 5 minutes without acknowledgement". */
function readRungs(reading: Reading, table: Table, scope: Severities): boolean {
  const { words } = reading;
  const [corner] = table.header;
  const numbered = table.rows.every((row) => isNumber(reading, row[0]?.text ?? ''));
  const columns = columnsOf(table, words, [...WHO, ...WHEN]);
  const who = WHO.find((label) => columns.at(label) > 0);
  const when = WHEN.find((label) => columns.at(label) > 0);
  if (!corner || !numbered || !who || !when || table.rows.length < 2) return false;
  const digits = table.rows.map((row) => Number(/\d{1,3}/u.exec(row[0]?.text ?? '')?.[0]));
  const numbers = new Set(digits).size === digits.length ? digits : null;
  const rungs: LadderRung[] = [];
  let waited = { kind: 'after' as const, minutes: 0 };
  const id = reading.id('ladder', 'escalation-table');
  for (const [i, row] of table.rows.entries()) {
    const name = columns.cell(row, who);
    const to = name ? namesIn(name.text, words, name.src) : [];
    if (!name || to.length === 0 || words.isOnly('automated', name.text)) continue;
    const said = columns.cell(row, when);
    const time = said ? (offsetIn(said.text, words) ?? delayIn(said.text, words)) : null;
    const delay = when === 'wait' ? waited : sinceStart(said?.text ?? '', time, rungs.at(-1)?.delay ?? null, words);
    // What a rung waits is when the next one is called.
    if (time?.kind === 'after') waited = { kind: 'after', minutes: waited.minutes + time.minutes };
    const condition = said ? conditionIn(said.text, words, said.src) : null;
    // "Response time: 5 min" is how soon each answers, not when they are called: the first at once.
    const answers = when === 'respond';
    const first = rungs.length === 0 && condition === null && (delay === null || answers);
    rungs.push({
      id: reading.id('rung', id, String(i + 1)),
      level: numbers === null ? i + 1 : (numbers[i] ?? i + 1),
      delay: first ? { kind: 'after', minutes: 0 } : answers ? null : delay,
      to,
      condition,
      ...stated(row[0]?.src ?? name.src),
    });
  }
  if (rungs.length < 2 || (when !== 'respond' && rungs.slice(1).every(({ delay, condition }) => delay === null && condition === null)))
    return false;
  reading.policy.ladders.push({ id, name: corner.text || 'Escalation', severities: scope, procedure: null, rungs, ...stated(table.src) });
  reading.claim(table);
  return true;
}

/** "2", "L2", "Level 2": a rung's number, where it is no level of the scale. */
function isNumber({ words, scale }: Reading, text: string): boolean {
  const level = levelAt(text, words);
  const rung = new RegExp(
    `^(?:${words.prefix('level')}|${words.prefix('step')})?[\\s.-]?\\d{1,3}(?:st|nd|rd|th|[.ºª])?(?![\\p{L}\\d])`,
    'iu',
  ).test(text.trim());
  return rung && (level === null || scale.byKey(level.key) === null);
}

/** "P1 not resolved in 30 min | → CTO": what happens, and who is called then. */
export function readSituations(reading: Reading, table: Table, scope: Severities, time: Delay | null): boolean {
  const { words, scale } = reading;
  const columns = columnsOf(table, words, ['symptom', 'when', 'criteria', 'escalate-to', 'action', 'fix']);
  const when = (['symptom', 'when', 'criteria'] as const).find((label) => columns.at(label) >= 0);
  const then = (['escalate-to', 'action', 'fix'] as const).find((label) => columns.at(label) >= 0);
  if (!when || !then || hasColumn(table, words, 'role')) return false;
  let read = 0;
  for (const row of table.rows) {
    const asked = columns.cell(row, when);
    const to = calledBy(reading, columns, row, then);
    if (!asked || to.length === 0) continue;
    // "Trigger | Threshold | Action": of two columns of that kind the second is the time.
    const at = columns.at(when);
    const second = table.header.findIndex((cell, i) => i !== at && words.label(cell.text).has('when'));
    const beside = second < 0 ? null : (row[second] ?? null);
    // "Time | Who | Condition": where the first of them is the time, the second says for what.
    const turned = beside !== null && isOnlyTime(asked.text, words) && beside.text !== '' && !isOnlyTime(beside.text, words);
    const [cause, later] = turned ? [beside, asked] : [asked, beside ?? passedOn(row, asked, words)];
    for (const part of alternatives(cause.text, words)) {
      const levels = scale.mentioned(part);
      const bare = levels.length > 0 && part.split(/\s+/u).length <= 2 && conditionIn(part, words, cause.src) === null;
      const whole = bare || levelsAt(part, words)[0]?.tail === '' || isOnlyTime(part, words) || words.isOnly('always', part);
      for (const severities of levels.length > 0 ? levels.map((id) => [id]) : [scope])
        addRule(reading, {
          severities,
          delay:
            (turned ? null : delayIn(part, words)) ??
            (later ? (offsetIn(later.text, words) ?? delayIn(later.text, words)) : null) ??
            (words.says('immediate', columns.cell(row, then)?.text ?? '') ? { kind: 'after', minutes: 0 } : time),
          to,
          condition: whole ? (turned ? null : conditionBeside(row, cause, words)) : conditionOf(part, words, cause.src),
          text: cause.text,
          src: cause.src,
        });
    }
    read++;
  }
  if (read > 0) reading.claim(table);
  return read > 0;
}

/** "The pager moves on after 10 min" in the cell that says how: when a call that was not answered goes to the next one. */
function passedOn(row: Cell[], asked: Cell, words: Words): Cell | null {
  if (delayIn(asked.text, words) !== null) return null;
  return (
    row.find((cell) => cell !== asked && /\d/u.test(cell.text) && words.says('after', cell.text) && delayIn(cell.text, words) !== null) ??
    null
  );
}

/** "If unresolved" in a cell of its own, between the time and the name. */
export function conditionBeside(row: Cell[], but: Cell, words: Words): Condition | null {
  const cell = row.find((each) => each !== but && words.find('if', each.text)?.index === 0);
  return cell ? conditionIn(cell.text, words, cell.src) : null;
}

/** A cell below "Escalate to" names people; one that says what to do does so behind an arrow or a verb only. */
function calledBy({ words }: Reading, columns: Columns, row: Cell[], label: Label): string[] {
  const cell = columns.cell(row, label);
  if (!cell) return [];
  const arrow = /^\s*(?:→|->|=>)\s*(.+)$/u.exec(cell.text)?.[1];
  // "On-call immediately; stop all writes", "Head of IT — see the table": who comes first, and then what to do.
  const [first = '', ...more] = cell.text.split(/[;；]\s|\.\s|\s[–—-]\s/u);
  const others = more.filter(
    (each) => each.split(' ').length <= LONGEST_NAME && words.says('person-title', each) && !words.says('work-verb', each),
  );
  // "VP Engineering" alone in a cell of what to do is who is called.
  const alone = cell.text.split(' ').length <= 3 && words.says('person-title', cell.text) && !words.says('work-verb', cell.text);
  const name =
    label === 'escalate-to'
      ? [first, ...others].map((each) => withoutTimeWord(withoutTime(each, words), words)).join('; ')
      : (arrow ?? calledIn(cell.text, words, ['calls', 'rings'])?.name ?? (alone ? cell.text : null));
  return name ? namesIn(name, words, cell.src).filter((each) => !words.says('not', each)) : [];
}

/** Role | Contact | When: who is called under which circumstances. */
function readRoleTable(reading: Reading, table: Table, scope: Severities): void {
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
      const said = scale.mentioned(part);
      const severities = said.length > 0 ? said : words.says('all-severities', part) ? '*' : scope;
      const always =
        row === table.rows[0] && isFirstOnly(name, words) && (words.find('always', part)?.index === 0 || words.says('first', part));
      const first = always || words.says('first-responder', part) || words.says('immediate', part);
      const bare = scale.mentioned(part).length > 0 && part.trim().length < 8;
      const condition = first || bare || isOnlyTime(part, words) ? null : conditionOf(part, words, when.src);
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
