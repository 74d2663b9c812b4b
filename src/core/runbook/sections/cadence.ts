import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import type { Cell, Item, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { durations, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { levelAt } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { statements, tablesIn } from '../read/visit.ts';
import { levelSaidOf } from './escalation-rule.ts';
import { isClock } from './severity-target.ts';
import { bodyLine } from './template.ts';

const ELSEWHERE = [
  'reports',
  'metrics',
  'drills',
  'upkeep',
  'rotation',
  'history',
  'background',
  'not-steps',
  'causes',
  'action-items',
  'follow-up',
  'procedures',
  'agenda',
  'references',
] as const;

/** How often an update is promised: in a field, a sentence, a table, or a template's own words. */
export function readCadence(reading: Reading): void {
  for (const statement of statements(reading)) {
    const { lead, src, section, block } = statement;
    // "[assign, e.g. every 30 minutes]": what a blank suggests is promised by nobody.
    const text = statement.text.replace(/\[[^[\]]{0,200}\]|\{[^{}]{0,200}\}|<[^<>]{0,200}>/gu, '');
    if (ELSEWHERE.some((topic) => inside(reading, section, topic) && !(topic === 'procedures' && tellsPeople(reading, text)))) continue;
    if (
      !reading.words.says('update', `${text} ${lead}`) &&
      !inside(reading, section, 'communication', 'updates') &&
      !reading.words.topics(section.title).has('communication')
    )
      continue;
    const level = levelSaidOf(reading, statement);
    const given = levelsOfTitle(reading, section);
    if (readField(reading, statement.item, level) || readText(reading, text, src, level, given)) reading.claim(block);
  }
  for (const { block, section } of tablesIn(reading.sections)) if (readTable(reading, block, section)) reading.claim(block);
  for (const template of reading.policy.templates) {
    const severities = reading.scale.severities(template.name);
    const from = bodyLine(reading, template);
    // "Status update (every 30 min)"
    if (reading.words.says('update', template.name)) readText(reading, template.name, template.src, null, severities);
    for (const [i, line] of template.body.split('\n').entries()) {
      const src = { line: from + i, column: 1, endLine: from + i };
      for (const sentence of line.split(/(?<=[.!])\s+/u)) {
        // A blank in the sentence leaves the time open; "Next update in 30 minutes" promises one every 30.
        if (/[[{<]/u.test(sentence) || !reading.words.says('update', sentence)) continue;
        const next = reading.words.find('next-update', sentence);
        const [length] = next ? durations(sentence.slice(next.index + next[0].length), reading.words) : [];
        if (length && length.index <= 6) promise(reading, length.minutes, severities, sentence, src);
        else readText(reading, sentence, src, null, severities);
      }
    }
  }
}

/** "Playbook (SEV-1 / SEV-2)": the levels that a chapter says it is for. */
function levelsOfTitle({ scale }: Reading, section: Section): Severities {
  const said =
    ancestors(section)
      .map(({ title }) => scale.mentioned(title))
      .find((ids) => ids.length > 0) ?? [];
  return said.length > 0 ? said : '*';
}

/** A month: what comes less often is a release or a review, no news of an incident. */
const LONGEST = 31 * 24 * 60;
const TOLD = ['incident-noun', 'public', 'executives', 'by-chat'] as const;

/** "Update the incident channel every 15 minutes": news even among the steps of a playbook, where most rhythms are of other work. */
const tellsPeople = ({ words }: Reading, text: string): boolean =>
  words.find('update', text)?.index === 0 && TOLD.some((phrase) => words.says(phrase, text));

/** "Update cadence: 30 minutes": a field that says how often, with the time and no more. */
function readField(reading: Reading, item: Item | null, level: string | null): boolean {
  const { words } = reading;
  if (!item?.label || !words.label(item.label).has('cadence') || !isClock(item.value, words)) return false;
  const [length] = durations(item.value, words);
  if (length) promise(reading, length.minutes, level ? [level] : '*', item.text, item.src);
  return length !== undefined;
}

/** A rhythm in each row: of a level, of an audience ("Customers | status page | every 30 minutes"), or of a level in every column. */
function readTable(reading: Reading, table: Table, section: Section): boolean {
  const { words } = reading;
  const columns = columnsOf(table, words, ['level', 'cadence', 'timing', 'frequency']);
  const level = levelColumn(reading, table);
  const head = (['cadence', 'timing', 'frequency'] as const).find((label) => columns.at(label) >= 0);
  const topical = inside(reading, section, 'communication', 'updates') && !ELSEWHERE.some((topic) => inside(reading, section, topic));
  if (level < 0) return topical && readAudiences(reading, table, head ? columns.at(head) : null);
  // "Status updates": a table of nothing but times, whatever the columns are called.
  const bare = !head && about(reading, section, 'updates');
  if (!bare && (!head || !(columns.at('cadence') >= 0 || topical))) return readNews(reading, table, level, section);
  for (const row of table.rows) {
    const cells = bare ? row.filter((cell, at) => at !== level && isClock(cell.text, words)) : [head && columns.cell(row, head)];
    for (const cell of cells)
      if (cell) for (const id of levelsNamed(reading, row[level])) readCell(reading, cell, id, bare || head === 'cadence');
  }
  return true;
}

/** "Page now; update every 30 min": the clause of a level's cell that promises news, whatever the column is called. */
function readNews(reading: Reading, table: Table, level: number, section: Section): false {
  const { words } = reading;
  if (ELSEWHERE.some((topic) => inside(reading, section, topic))) return false;
  const told = table.header.map(
    ({ text }, at) => at !== level && !['criteria', 'examples'].some((label) => words.label(text).has(label as 'criteria')),
  );
  const news = table.header.map(({ text }) => words.says('update', text));
  for (const row of table.rows)
    for (const [at, cell] of row.entries())
      for (const clause of told[at] ? cell.text.split(/[;；,，]\s+|\.\s/u) : [])
        if (news[at] || words.says('update', clause))
          for (const id of levelsNamed(reading, row[level])) readCell(reading, { ...cell, text: clause }, id, false);
  return false;
}

/** The column whose head says that it holds levels, else the first one when it does. */
function levelColumn(reading: Reading, table: Table): number {
  const headed = table.header.findIndex((cell) => reading.words.label(cell.text).has('level'));
  const first = table.rows.filter((row) => levelsNamed(reading, row[0]).length > 0).length;
  return headed >= 0 || first < 2 ? headed : 0;
}

/** The levels of a cell; in a scale of bare digits, "1" and "1 (Critical)" are one. */
function levelsNamed({ scale, words }: Reading, cell: Cell | undefined): string[] {
  const said = scale.mentioned(cell?.text ?? '');
  const digit = levelAt(cell?.text ?? '', words);
  const id = digit?.form === 'digit' ? scale.byKey(digit.key) : null;
  return said.length > 0 || id === null ? said : [id];
}

/** One audience a row: the rhythm stands below its head, below the head of each level, or in whatever cell speaks of updates. */
function readAudiences(reading: Reading, table: Table, head: number | null): boolean {
  const { words } = reading;
  const levels = table.header.map((cell) => levelsNamed(reading, cell));
  const byLevel = head === null && levels.filter((ids) => ids.length > 0).length > 1;
  const read = table.rows.flatMap((row) =>
    row.map((cell, at) => {
      const [id = null] = levels[at] ?? [];
      if (byLevel && id !== null) readCell(reading, cell, id, true);
      if (byLevel) return id !== null;
      return (at === head || (head === null && words.says('update', cell.text))) && readText(reading, cell.text, cell.src, null);
    }),
  );
  return read.includes(true);
}

/** "Every 30 minutes", "30 min", "Daily": a length of time by itself is a rhythm only below a head that says so. */
function readCell(reading: Reading, { text, src }: Cell, id: string, headed: boolean): void {
  const { words } = reading;
  const [length] =
    headed && withoutTimeWord(withoutTime(text, words), words).replace(/[\s<>≤~–—-]/gu, '') === '' ? durations(text, words) : [];
  if (words.isOnly('daily', text) || (headed && words.find('daily', text)?.index === 0)) promise(reading, 1440, [id], text, src);
  else if (length) promise(reading, length.minutes, [id], text, src);
  else readText(reading, text, src, id);
}

/** "Every 30 minutes for SEV-1/2, hourly for SEV-3": each clause with its own severities. */
function readText(reading: Reading, text: string, src: Source, level: string | null, given: Severities = '*'): boolean {
  const pairs = pairsIn(reading, text);
  for (const { id, minutes } of pairs) promise(reading, minutes, [id], text, src);
  let any = pairs.length > 0;
  for (const clause of any ? [] : clausesOf(reading, text)) {
    const mentioned = reading.scale.mentioned(clause);
    // "SEV-3: a daily update": a rhythm where a level and the news are spoken of.
    const daily = (mentioned.length > 0 || level !== null) && reading.words.says('daily', clause) && reading.words.says('update', clause);
    const every = intervalOf(reading, clause) ?? (daily ? 1440 : null);
    if (every === null) continue;
    const severities: Severities = mentioned.length > 0 ? mentioned : level ? [level] : given;
    any = true;
    promise(reading, every, severities, clause, src);
  }
  return any;
}

const joining = onceForLanguages((words: Words) => new RegExp(`\\s${words.source('and')}\\s`, 'iu'));

/** "Every 30 minutes for SEV-1 and every two hours for SEV-2" is two clauses; "every 30 minutes for SEV-1 and SEV-2" is one. */
function clausesOf(reading: Reading, text: string): string[] {
  const and = joining(reading.words);
  const said: string[] = [];
  for (const part of text.split(/[,;、，；](?!\d)|\.\s/u)) {
    // "In a P2, every 2 hours": what a level is said of stands behind the comma.
    const last = said.at(-1);
    const open = last !== undefined && reading.scale.mentioned(last).length > 0 && intervalOf(reading, last) === null;
    if (open && reading.scale.mentioned(part).length === 0 && intervalOf(reading, part) !== null)
      said[said.length - 1] = `${last}, ${part}`;
    else said.push(part);
  }
  return said.flatMap((clause) => {
    const parts = clause.split(and);
    return parts.length > 1 && parts.every((part) => intervalOf(reading, part) !== null) ? parts : [clause];
  });
}

/** "Update by severity (SEV-1: 30 min, SEV-2: 60 min)", "Updates: P0 (15 min), P1 (daily)": two levels at least, each with its time only. */
function pairsIn(reading: Reading, text: string): { id: string; minutes: number }[] {
  const { words, scale } = reading;
  if (!words.says('update', text)) return [];
  const said = text.replace(/[(（]([^()（）]{0,40})[)）]/gu, (all, inner: string) =>
    lengthOf(reading, inner) === null ? all : `: ${inner}`,
  );
  const pairs = said.split(/[,;(),；、，（）]\s*/u).flatMap((part) => {
    const [time = '', head = '', ...more] = part.split(/\s*[:：=]\s*/u).reverse();
    const [id, ...others] = scale.mentioned(head);
    const minutes = lengthOf(reading, time.replace(/[.。]$/u, ''));
    // "Updates: P0: 15 min": what the list is of stands in front of its first pair.
    const labels = more.length === 0 || (more.length === 1 && scale.mentioned(more[0] ?? '').length === 0);
    if (!id || others.length > 0 || levelAt(head, words)?.tail !== '' || !labels || minutes === null) return [];
    return [{ id, minutes }];
  });
  return pairs.length > 1 ? pairs : [];
}

/** "15 min", "daily" and no more, in minutes. */
function lengthOf({ words }: Reading, text: string): number | null {
  if (words.isOnly('daily', text)) return 1440;
  if (words.isOnly('hourly', text)) return 60;
  if (words.isOnly('twice-daily', text)) return 720;
  return isClock(text, words) ? (durations(text, words)[0]?.minutes ?? null) : null;
}

/** One promise more, unless a level has one that comes as often; to whom the more frequent one is made has news in time for everybody. */
function promise({ policy }: Reading, everyMinutes: number, severities: Severities, text: string, src: Source): void {
  if (everyMinutes > LONGEST) return;
  const known = policy.cadence.some((c) => c.everyMinutes === everyMinutes && JSON.stringify(c.severities) === JSON.stringify(severities));
  const covers = (c: { severities: Severities }): boolean =>
    Array.isArray(severities) && Array.isArray(c.severities) && severities.every((s) => c.severities.includes(s));
  if (known || policy.cadence.some((c) => covers(c) && c.everyMinutes <= everyMinutes)) return;
  policy.cadence = policy.cadence.flatMap((c) => {
    if (!covers(c) || !Array.isArray(c.severities)) return [c];
    const rest = c.severities.filter((id) => !severities.includes(id));
    return rest.length > 0 ? [{ ...c, severities: rest }] : [];
  });
  policy.cadence.push({ severities, everyMinutes, text: text.trim(), ...stated(src) });
}

function intervalOf({ words }: Reading, clause: string): number | null {
  const every = words.find('every', clause);
  if (every) {
    const rest = clause.slice(every.index + every[0].length);
    // "30分ごと": a language may put the length in front.
    const [slot] = durations(words.captured('every', clause) ?? '', words);
    if (slot) return slot.minutes;
    const [first] = durations(rest, words);
    if (first && first.index <= 6) return first.minutes;
    const unit = durations(`1 ${rest.trim()}`, words)[0];
    if (unit && unit.index === 0) return unit.minutes;
  }
  if (words.says('hourly', clause)) return 60;
  if (words.says('twice-daily', clause)) return 720;
  return /^[^:]{0,20}:\s*\S+$/u.test(clause.trim()) && words.says('daily', clause) ? 1440 : null;
}
