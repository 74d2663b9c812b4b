import type { Condition, MatrixRule } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Block, Item, Table } from '../read/block.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import { delayIn, withoutTime } from '../read/duration.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import { channelsIn, cleanName, conditionIn, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';

type Draft = {
  severities: Severities;
  delay: Delay | null;
  to: string[];
  condition: Condition | null;
  text: string;
  src: Source;
  purpose?: MatrixRule['purpose'];
};

/** Adds one cell of the matrix, with an id made of what it says; the same cell twice stays one. */
export function addRule(reading: Reading, draft: Draft): void {
  const { severities, delay, to, condition, src } = draft;
  const same = reading.policy.matrix.some(
    (rule) =>
      JSON.stringify([rule.severities, rule.delay, rule.to, rule.condition?.field]) ===
      JSON.stringify([severities, delay, to, condition?.field]),
  );
  if (same) return;
  const when = delay === null ? 'untimed' : delay.kind === 'after' ? `${delay.minutes}-min` : delay.kind;
  const id = reading.id('rule', severities === '*' ? 'any' : severities.join(' '), when, to.join(' ') || 'nobody');
  reading.policy.matrix.push({
    id,
    severities,
    delay,
    to,
    condition,
    channels: channelsIn(draft.text, reading.words),
    purpose: draft.purpose ?? 'escalate',
    ...stated(src),
  });
}

/** Who is told at what time for which severity: by heading and bullets, by table, by lines of a fence. */
export function readEscalationMatrix(reading: Reading): void {
  for (const section of reading.sections) {
    const escalation =
      inside(reading, section, 'escalation', 'stakeholders') && !inside(reading, section, 'templates', 'examples', 'roles');
    const level = levelOf(reading, section);
    for (const block of section.blocks) {
      if (block.kind === 'table') readTable(reading, block, escalation);
      else if (escalation && block.kind === 'fence') readFence(reading, block);
      else if (escalation && level !== null) readItems(reading, [block], level);
      else if (level !== null && about(reading, section, 'communication')) readTold(reading, block, level);
      else if (escalation && block.kind === 'list') readLevelItems(reading, block);
    }
  }
}

/** The level that the section stands for, by its own or an outer title: "P1 Incidents". */
export function levelOf(reading: Reading, section: Section): string | null {
  for (const each of ancestors(section)) {
    const level = levelAt(each.title, reading.words);
    const id = level && reading.scale.byKey(level.key);
    if (id) return id;
  }
  return null;
}

/** "- **Within 15 minutes**: Product Owner, CTO" and "- CTO (T+15min if unresolved)" below one level. */
function readItems(reading: Reading, blocks: Block[], id: string): void {
  const { words } = reading;
  for (const list of listsOf(blocks)) {
    let read = 0;
    for (const item of list.items) {
      const head = item.label ?? '';
      const delay = head ? delayIn(head, words) : null;
      const targets = peopleIn(delay || item.label === null ? item.value : item.text, words, item.src);
      if (delay || conditionIn(head, words, item.src)) {
        const common = conditionIn(head, words, item.src);
        for (const group of groupByCondition(targets))
          addRule(reading, {
            severities: [id],
            delay,
            to: group.names,
            condition: group.condition ?? common,
            text: item.text,
            src: item.src,
          });
        read++;
      } else {
        for (const target of targets) {
          if (target.delay === null && target.remark === null) continue;
          addRule(reading, {
            severities: [id],
            delay: target.delay,
            to: [target.name],
            condition: target.condition,
            text: item.text,
            src: item.src,
          });
          read++;
        }
      }
    }
    if (read > 0) reading.claim(list, ...blocks);
  }
}

/** "- Executives: by phone (T+15min)" among what is said for one level: insiders only, and only with a time. */
function readTold(reading: Reading, block: Block, id: string): void {
  for (const item of listsOf([block]).flatMap((list) => list.items)) {
    const delay = item.label && reading.words.isOnly('executives', item.label) ? delayIn(item.value, reading.words) : null;
    if (item.label && delay)
      addRule(reading, { severities: [id], delay, to: [item.label], condition: null, text: item.value, src: item.src, purpose: 'inform' });
  }
}

function groupByCondition(targets: ReturnType<typeof peopleIn>): { names: string[]; condition: Condition | null }[] {
  const groups: { names: string[]; condition: Condition | null }[] = [];
  for (const target of targets) {
    const group = groups.find((g) => g.condition?.field === target.condition?.field);
    if (group) group.names.push(target.name);
    else groups.push({ names: [target.name], condition: target.condition });
  }
  return groups;
}

/** "- P1: After 15 minutes without resolution", "- SEV-1: notify the CTO immediately". */
function readLevelItems(reading: Reading, list: Block & { kind: 'list' }): void {
  let read = 0;
  // "Immediately: on-call", "After 30 minutes: team lead", for no level in particular.
  const timed = list.items.filter(
    (item) =>
      item.label !== null &&
      item.label.split(' ').length <= 6 &&
      delayIn(item.label, reading.words) !== null &&
      reading.scale.mentioned(item.label).length === 0,
  );
  if (timed.length >= 2 && timed.length >= list.items.length * 0.6) {
    for (const item of timed) {
      for (const group of groupByCondition(peopleIn(item.value, reading.words, item.src)))
        addRule(reading, {
          severities: '*',
          delay: delayIn(item.label ?? '', reading.words),
          to: group.names,
          condition: group.condition,
          text: item.text,
          src: item.src,
        });
    }
    reading.claim(list);
    return;
  }
  for (const item of list.items) {
    read += readLevelLine(reading, item.label ?? '', item.value, item.src, item) ? 1 : 0;
    const arrow = /^(.{2,40}?)\s*(?:→|->|=>)\s*([^(]+)/u.exec(item.text);
    if (!arrow?.[1] || !arrow[2]) continue;
    const severities = reading.scale.mentioned(arrow[1]);
    if (severities.length === 0 && !reading.words.says('all-severities', arrow[1])) continue;
    const to = peopleIn(arrow[2], reading.words, item.src).map((t) => t.name);
    addRule(reading, {
      severities: severities.length > 0 ? severities : '*',
      delay: delayIn(arrow[2], reading.words) ?? { kind: 'after', minutes: 0 },
      to,
      condition: null,
      text: item.text,
      src: item.src,
    });
    read++;
  }
  if (read > 0) reading.claim(list);
}

function readLevelLine(reading: Reading, label: string, value: string, src: Source, item?: Item): boolean {
  const { words, scale } = reading;
  const at = levelAt(label, words);
  if (!at || at.tail !== '' || (at.form !== 'id' && at.form !== 'word')) return false;
  const severities = scale.mentioned(label);
  if (severities.length === 0 || value === '') return false;
  const addressee = /(?:notification|escalat\w+|notify|page|inform|call|alert)\s+(?:to\s+)?(?:the\s+)?(.+)/iu.exec(
    withoutTime(value, words).replace(/\b(?:within|in|after)\s*$/iu, ''),
  );
  const delay = delayIn(value, words);
  const condition = conditionIn(value, words, src);
  const named = addressee?.[1]?.replace(/\b(?:within|after|in|by|via|if|when)\b.*$/iu, '');
  const to = named ? peopleIn(named, words, src).map((t) => t.name) : [];
  const inform = words.says('notify', value) || /notification/iu.test(value);
  if (to.length === 0 && delay === null && condition === null && !words.says('by-chat', value) && !/track|ticket|system/iu.test(value)) {
    const people = item && value.length < 60 ? peopleIn(value, words, src) : [];
    for (const target of people)
      addRule(reading, { severities, delay: target.delay, to: [target.name], condition: target.condition, text: value, src });
    return people.length > 0;
  }
  for (const id of severities)
    addRule(reading, {
      severities: [id],
      delay,
      to,
      condition,
      text: value,
      src,
      purpose: inform || (to.length === 0 && /track|ticket/iu.test(value)) ? 'inform' : 'escalate',
    });
  return true;
}

function readFence(reading: Reading, fence: Block & { kind: 'fence' }): void {
  let read = 0;
  for (const { text, line, indent } of fence.lines) {
    const split = /^\s*([^:]{2,40}):\s+(.+)$/u.exec(text);
    if (split && readLevelLine(reading, split[1] ?? '', split[2] ?? '', { line, column: indent + 1, endLine: line })) read++;
  }
  if (read > 0) reading.claim(fence);
}

/** Tables with a level in each row and a column that says who, or when, or both. */
function readTable(reading: Reading, table: Table, escalation: boolean): void {
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
    i === Math.max(0, column) || /response|resol/iu.test(cell.text) ? null : headTime(reading, cell.text),
  );
  const relevant =
    escalation || ['escalate', 'escalate-to', 'respond-or-act', 'respond'].some((label) => columns.at(label as 'escalate') >= 0);
  if (!relevant) return;
  table.rows.forEach((row, i) => {
    const severities = levels[i];
    if (!severities || severities.length === 0) return;
    const rule = (text: string, src: Source, more: Partial<Draft>): void =>
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
    const delay = delayIn(row[0]?.text ?? '', words);
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

const headTime = (reading: Reading, head: string): Delay | null =>
  withoutTime(head, reading.words).replace(/[^\p{L}]/gu, '').length <= 6 ? delayIn(head, reading.words) : null;

/** One cell that may say when, who, or both: "Immediate", "Within 30 min", "Immediate - all hands", "On-call engineer", "If unresolved". */
function readCell(reading: Reading, text: string, src: Source, severities: string[]): void {
  const { words } = reading;
  if (words.isOnly('none', text)) return;
  const delay = delayIn(text, words);
  const condition = conditionIn(text, words, src);
  const who = condition ? '' : withoutTime(text, words).replace(/^(?:within|in|after)\b|[<>≤]/giu, '');
  const to = peopleIn(who, words, src).map((t) => t.name);
  const first = delay ?? (to.some((name) => words.says('on-call', name)) ? { kind: 'after' as const, minutes: 0 } : null);
  for (const id of severities) addRule(reading, { severities: [id], delay: first, to, condition, text, src });
}

const ACTS: [RegExp, MatrixRule['purpose']][] = [
  [/\bpage\s+to\s+(?:the\s+)?([^.;(]+)/iu, 'escalate'],
  [/^(?:and\s+)?page\s+(?:an?\s+|the\s+)?([^.;(]+?)(?:\s+(?:in|via|by|immediately|within)\b.*)?$/iu, 'escalate'],
  [/^(?:notify|inform|alert)\s+(?:the\s+)?([^.;(]+?)(?:\s+(?:in|via|by|immediately|within)\b.*)?$/iu, 'inform'],
  [/^([\p{L} -]{2,40}?)\s+(?:is\s+|are\s+)?(?:notified|informed)$/iu, 'inform'],
  [/\bassign(?:ed)?\s+to\s+(?:the\s+)?([^.;(]+)/iu, 'escalate'],
];

/** "Page on-call + IC immediately; exec notified": each clause of what is done for a level that names people. */
function readActs(reading: Reading, text: string, src: Source, severities: string[]): void {
  const { words } = reading;
  for (const clause of text.split(/;\s*|\.\s*(?=\p{Lu}|$)/u).map((c) => c.trim())) {
    const found = ACTS.map(([pattern, purpose]) => ({ name: pattern.exec(clause)?.[1], purpose })).find((act) => act.name);
    if (!found?.name || /customer|public|status page/iu.test(found.name)) continue;
    const to = peopleIn(withoutTime(found.name, words), words, src).map((t) => t.name);
    const delay =
      delayIn(clause, words) ?? (to.some((name) => words.isOnly('on-call', name)) ? { kind: 'after' as const, minutes: 0 } : null);
    if (to.length > 0)
      for (const id of severities)
        addRule(reading, { severities: [id], delay, to, condition: null, text: clause, src, purpose: found.purpose });
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
    for (const part of when.text.split(/\s+or\s+/iu)) {
      const severities = scale.severities(part);
      const first = words.says('first-responder', part) || words.says('immediate', part);
      const rest =
        scale.mentioned(part).length > 0 && part.trim().length < 8
          ? null
          : { text: part.trim(), field: words.says('first-responder', part) ? '' : part };
      const condition = first || rest === null ? null : (conditionIn(`if ${part}`, words, when.src) ?? null);
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

/** Is the section one whose lists name escalation rungs? */
export const isEscalation = (reading: Reading, section: Section): boolean =>
  about(reading, section, 'escalation') || inside(reading, section, 'escalation');
