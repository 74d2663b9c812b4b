import type { ReviewDeadline } from '../../policy/learning.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { columnsOf } from '../read/columns.ts';
import { delayIn, durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { sentences, statements, tablesIn } from '../read/visit.ts';
import { levelOf } from './escalation-rule.ts';
import { bodyLine } from './template.ts';

const ELSEWHERE = [
  'agenda',
  'metrics',
  'reports',
  'drills',
  'upkeep',
  'escalation',
  'follow-up',
  'action-items',
  'contacts',
  'history',
  'background',
  'not-steps',
  'attendees',
  'references',
  'examples',
  'procedures',
  'causes',
] as const;
const LEAST = 240;

/** Deadlines of the review: in a title, a sentence, a list, a table, a promise of a template; and for whom it is required. */
export function readReview(reading: Reading): void {
  const { words } = reading;
  for (const section of reading.sections)
    if (about(reading, section, 'late-phase', 'review', 'postmortem') && !inside(reading, section, 'templates'))
      readTitle(reading, section);
  for (const { text, lead, src, section, block } of statements(reading)) {
    if (ELSEWHERE.some((topic) => inside(reading, section, topic)) || (/^\d/u.test(lead) && inside(reading, section, 'agenda'))) continue;
    const inReview = inside(reading, section, 'review', 'late-phase', 'postmortem');
    const level = reviewLevel(reading, text, section, inReview);
    const named = words.says('reviewing', text);
    const timed = durations(`${text}`, words).some((d) => d.minutes >= LEAST);
    const ledTime =
      durations(lead, words).some((d) => d.minutes >= LEAST) &&
      words.says('within', lead) &&
      words.says('reviewing', text) &&
      /post-?mortem|review|retro/iu.test(text);
    if (level && about(reading, section, 'timeline') && inReview) {
      readLevel(reading, text, level, src);
      reading.claim(block);
    } else if (
      timed &&
      (named || (inReview && deed(reading, text))) &&
      !/action items?|regulat|gdpr|follow-?ups?\b(?!.*post)/iu.test(text.replace(/and follow-ups;/iu, ''))
    ) {
      for (const clause of clauses(reading, text)) readClause(reading, clause, src, level, text, section);
      reading.claim(block);
    } else if (ledTime && !known(reading, delayIn(lead, words))) {
      add(reading, levelSeverities(reading, level), `${lead.replace(/[:：]$/u, '')} ${text}`, delayIn(lead, words), true, src);
      reading.claim(block);
    }
  }
  readTables(reading);
  readPromises(reading);
}

const levelSeverities = (reading: Reading, level: string | null): Severities =>
  level ? [level] : reading.policy.severities.length > 0 ? '*' : '*';
const known = (reading: Reading, delay: Delay | null): boolean =>
  reading.policy.review.deadlines.some((d) => JSON.stringify(d.delay) === JSON.stringify(delay) && d.severities === '*');
const deed = ({ words }: Reading, text: string): boolean =>
  words.says('schedule', text) ||
  words.says('hold', text) ||
  words.says('publish', text) ||
  words.says('draft', text) ||
  /^(?:timing|deadline|when)\b/iu.test(text);

function reviewLevel(reading: Reading, text: string, section: Section, inReview: boolean): string | null {
  const label = /^([^:]{2,20}):/u.exec(text)?.[1];
  const labelled = label && inReview ? reading.scale.mentioned(label) : [];
  return labelled[0] ?? levelOf(reading, section);
}

/** "Post-Mortem (Within 48 Hours)" with "Required for SEV-1 and SEV-2 incidents." below. */
function readTitle(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  if (ancestors(section).some((s) => s !== section && about(reading, s, 'agenda'))) return;
  const required = section.blocks.find(
    (b) => b.kind === 'paragraph' && words.says('required-for', b.text) && scale.mentioned(b.text).length > 0,
  );
  const severities = required?.kind === 'paragraph' ? scale.severities(required.text) : scale.severities(section.title);
  if (required) reading.claim(required);
  const [time] = durations(section.title, words);
  if (time && time.minutes >= LEAST) add(reading, severities, section.title, { kind: 'after', minutes: time.minutes }, true, section.src);
  else if (required?.kind === 'paragraph' && durations(required.text, words).length === 0)
    add(reading, severities, required.text, null, true, required.src);
}

/** "SEV-4: As needed", "SEV-1: Within 24 hours of resolution". */
function readLevel(reading: Reading, text: string, level: string, src: Source): void {
  const { words } = reading;
  const value = text.replace(/^[^:]*:\s*/u, '');
  const delay = delayIn(value, words);
  if (delay) add(reading, [level], value, delay, true, src);
  else if (words.isOnly('not-required', value)) add(reading, [level], value, null, false, src);
  else if (words.says('required', value)) add(reading, [level], value, null, true, src);
}

/** Parts of a sentence that each carry a time of their own: "1 week for S1/S2, 2 weeks for S3". */
function clauses({ words }: Reading, text: string): string[] {
  const parts = text.split(/,\s|\s\/\s|;\s/u);
  return parts.filter((part) => durations(part, words).length > 0).length > 1
    ? parts.filter((part) => durations(part, words).length > 0)
    : [text];
}

/** "Required for P0 and P1." elsewhere in the section. */
function requiredFor({ words, scale }: Reading, section: Section): Severities {
  const all = section.blocks.flatMap((b) =>
    b.kind === 'paragraph' ? sentences(b.lines) : b.kind === 'list' ? b.items.flatMap((i) => sentences(i.lines)) : [],
  );
  const required = all.find(({ text }) => words.says('required-for', text) && scale.mentioned(text).length > 0);
  return required ? scale.severities(required.text) : '*';
}

function readClause(reading: Reading, clause: string, src: Source, level: string | null, whole: string, section: Section): void {
  const { words, scale } = reading;
  const time = durations(clause, words).find((d) => d.minutes >= LEAST);
  if (!time) return;
  const mentioned = scale.mentioned(clause);
  const severities: Severities = mentioned.length > 0 ? mentioned : level ? [level] : requiredFor(reading, section);
  add(reading, severities, whole, { kind: 'after', minutes: time.minutes }, true, src);
}

function add(reading: Reading, severities: Severities, text: string, delay: Delay | null, required: boolean, src: Source): void {
  const { words } = reading;
  const what: ReviewDeadline['what'] = words.says('schedule', text)
    ? 'schedule'
    : words.says('publish', text)
      ? 'publish'
      : words.says('draft', text)
        ? 'draft'
        : words.says('hold', text)
          ? 'hold'
          : 'review';
  const same = reading.policy.review.deadlines.some(
    (d) =>
      JSON.stringify([d.severities, d.delay]) === JSON.stringify([severities, delay]) &&
      (d.what === what || d.what === 'review' || what === 'review'),
  );
  const covered =
    Array.isArray(severities) &&
    severities.every((id) =>
      reading.policy.review.deadlines.some(
        (d) => Array.isArray(d.severities) && d.severities.includes(id) && JSON.stringify(d.delay) === JSON.stringify(delay),
      ),
    );
  if (same || covered) return;
  const id = reading.id('review', what, severities === '*' ? 'any' : severities.join(' '));
  reading.policy.review.deadlines.push({ id, severities, what, text, delay, required, ...stated(src) });
}

/** Task | Deadline in a review section; Requires postmortem | Yes in a table by severity. */
function readTables(reading: Reading): void {
  const { words, scale } = reading;
  for (const { block, section } of tablesIn(reading.sections)) {
    const column = block.header.findIndex((cell) => words.label(cell.text).has('level'));
    const columns = columnsOf(block, words, ['level', 'review-required', 'task', 'deadline']);
    const required = columns.at('review-required');
    if (column >= 0 && required >= 0) {
      for (const row of block.rows) {
        const [level] = scale.mentioned(row[column]?.text ?? '').concat(scale.byKey(row[column]?.text.trim() ?? '') ?? []);
        const cell = row[required];
        if (!level || !cell) continue;
        const delay = delayIn(cell.text, words);
        if (delay || words.says('yes', cell.text) || words.says('no', cell.text))
          add(
            reading,
            [level],
            `${block.header[required]?.text ?? ''}: ${cell.text}`,
            delay,
            delay !== null || words.says('yes', cell.text),
            cell.src,
          );
      }
    } else if (
      inside(reading, section, 'review', 'late-phase', 'postmortem') &&
      columns.at('task') >= 0 &&
      columns.at('deadline') >= 0 &&
      !inside(reading, section, 'templates')
    ) {
      for (const row of block.rows) {
        const task = columns.cell(row, 'task');
        const due = columns.cell(row, 'deadline');
        if (!task || !due || !words.says('reviewing', task.text) || /action items?\s+\w+ed\b|follow-?up/iu.test(task.text)) continue;
        for (const clause of clauses(reading, due.text)) {
          const time = durations(clause, words).find((d) => d.minutes >= LEAST);
          if (time)
            add(reading, scale.severities(clause), `${task.text}: ${due.text}`, { kind: 'after', minutes: time.minutes }, true, due.src);
        }
      }
      reading.claim(block);
    }
  }
}

/** "Post-mortem will be published within 48 hours." inside a message is a promise too. */
function readPromises(reading: Reading): void {
  const { words } = reading;
  for (const template of reading.policy.templates) {
    if (template.use === 'action-item' || template.use === 'postmortem') continue;
    const at = bodyLine(reading, template);
    const lines = template.body.split('\n');
    for (const [i, line] of lines.entries()) {
      const both = `${lines[i - 1] ?? ''} ${line}`;
      const [time] = durations(line, words);
      if (
        !time ||
        time.minutes < LEAST ||
        !/post-?mortem|review|retrospective/iu.test(both) ||
        /[[{]/u.test(line.slice(Math.max(0, time.index - 2), time.index))
      )
        continue;
      add(reading, '*', `${both.trim()}`, { kind: 'after', minutes: time.minutes }, true, { line: at + i, column: 1, endLine: at + i });
    }
  }
}
