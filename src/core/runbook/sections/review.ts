import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import { after, delayIn, durations, withoutTime } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { about, coverOf, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import type { Statement } from '../read/visit.ts';
import { sentences, statements } from '../read/visit.ts';
import { addReview, clausesOf, LEAST_DEADLINE } from './add-review.ts';
import { levelOf } from './escalation-rule.ts';
import { readReviewDuties } from './review-duty.ts';
import { readReviewTables } from './review-table.ts';
import { bodyLine } from './template.ts';

// What may stand beside a time that is a deadline by itself: "of the end of the incident".
const LONGEST_ASIDE = 7;
const OF_REVIEWS = ['review', 'postmortem'] as const;
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
  'causes',
] as const;

/** Deadlines of the review: in a title, a sentence, a list, a table, a promise of a template; and for whom it is required. */
export function readReview(reading: Reading): void {
  for (const section of reading.sections)
    if (about(reading, section, 'late-phase', 'review', 'postmortem') && !inside(reading, section, 'templates'))
      readTitle(reading, section);
  for (const statement of statements(reading)) {
    const { lead, section } = statement;
    if (isElsewhere(reading, section) || (/^\d/u.test(lead) && inside(reading, section, 'agenda'))) continue;
    if (isSaid(reading, statement.src)) continue;
    if (readLevel(reading, statement) || readTimed(reading, statement) || readLed(reading, statement)) reading.claim(statement.block);
  }
  readReviewTables(reading);
  readReviewDuties(reading, (section) => isElsewhere(reading, section));
  readPromises(reading);
}

/** A line of a message: what it promises is read as a promise. */
const isSaid = ({ policy }: Reading, { line }: Source): boolean =>
  policy.templates.some(({ src, use }) => use !== 'postmortem' && src.line <= line && line <= src.endLine);

/** A chapter of another matter; the phases of a "response playbook" are none. */
function isElsewhere(reading: Reading, section: Section): boolean {
  if (ELSEWHERE.some((topic) => inside(reading, section, topic))) return true;
  if (!inside(reading, section, 'procedures')) return false;
  const phases = new Set(reading.policy.phases.map((phase) => phase.src.line));
  return !ancestors(section).some((each) => phases.has(each.src.line));
}

/** A chapter of the review, or any chapter of a document whose title says that it is about reviews. */
function inReview(reading: Reading, section: Section): boolean {
  const cover = coverOf(reading);
  return inside(reading, section, 'review', 'late-phase', 'postmortem') || (cover !== null && about(reading, cover, ...OF_REVIEWS));
}

/** The lengths of time that may be a deadline: "every 6 months" is a rhythm. */
const lengths = ({ words }: Reading, text: string) => {
  const every = new RegExp(`(?:${words.source('every')})\\s*$`, 'iu');
  return durations(text, words).filter((d) => d.minutes >= LEAST_DEADLINE && !every.test(text.slice(0, d.index)));
};

/** The levels that open the statement, or that its chapter stands for. */
function levelsFor(reading: Reading, { text, section }: Statement): string[] {
  const label = /^([^:：]{2,30})[:：]/u.exec(text)?.[1];
  const labelled = label && inReview(reading, section) ? reading.scale.mentioned(label) : [];
  const level = levelOf(reading, section);
  if (labelled.length > 0 || level) return labelled.length > 0 ? labelled : level ? [level] : [];
  // "Playbook (SEV-1 / SEV-2)"
  const titled = ancestors(section).map((each) => reading.scale.mentioned(each.title));
  return titled.find((named) => named.length > 0 && named.length < reading.scale.ids.length) ?? [];
}

/** "SEV-4: As needed", "SEV-1: Within 24 hours of resolution", "P2: within 2 weeks, optional". */
function readLevel(reading: Reading, statement: Statement): boolean {
  const { words } = reading;
  const { text, section, src } = statement;
  const levels = levelsFor(reading, statement);
  if (levels.length === 0 || !inReview(reading, section)) return false;
  const value = text.replace(/^[^:：]*[:：]\s*/u, '');
  const delay = delayIn(value, words);
  const free = words.isOnly('not-required', value) || words.says('optional', value);
  if (!about(reading, section, 'timeline')) {
    // Elsewhere only what says nothing but the time or the duty.
    const opens = value !== text && value.length <= 60 && about(reading, section, 'review', 'postmortem');
    const said = (delay !== null && lengths(reading, value).length > 0) || free || words.isOnly('required', value);
    if (!opens || !said) return false;
  }
  if (delay || free || words.says('required', value)) addReview(reading, { severities: levels, text: value, delay, required: !free, src });
  return true;
}

/** "Every S1 gets a written postmortem within 5 days." */
function readTimed(reading: Reading, statement: Statement): boolean {
  const { words } = reading;
  const { text, section, src } = statement;
  if (lengths(reading, text).length === 0) return false;
  const timed = text.split(/;\s/u).find((part) => lengths(reading, part).length > 0) ?? text;
  const deed = (['schedule', 'hold', 'publish', 'draft'] as const).some((each) => words.says(each, text));
  const due = opensWithTime(words, timed);
  if (!words.says('reviewing', text) && !(inReview(reading, section) && (deed || due))) return false;
  if (words.says('not-review', untilTime(reading, timed))) return false;
  const levels = levelsFor(reading, statement);
  const clauses = clausesOf(reading, text);
  for (const clause of clauses.length > 1 ? clauses : [timed]) readClause(reading, clause, src, levels, text, section);
  return true;
}

/** A part that names the review before its time is about the review, whatever follows at a comma: "…, with its follow-ups". */
function untilTime(reading: Reading, part: string): string {
  const [time] = lengths(reading, part);
  const comma = time ? part.indexOf(', ', time.index) : -1;
  return comma >= 0 && time && reading.words.says('review-noun', part.slice(0, time.index)) ? part.slice(0, comma) : part;
}

/** "When: 3 days", "due within five days of resolution": a part that is about a time and nothing else. */
function opensWithTime(words: Words, part: string): boolean {
  if (words.find('deadline-word', part)?.index === 0) return true;
  return words.find('within', part)?.index === 0 && withoutTime(part, words).split(/\s+/u).length <= LONGEST_ASIDE;
}

/** "Hold the postmortem" below "Within 48 hours:", as a line or as a title; in a chapter of the review whatever is to be done by then. */
function readLed(reading: Reading, statement: Statement): boolean {
  const { words } = reading;
  const { text, section, src } = statement;
  const timed = lengths(reading, statement.lead).length > 0;
  const lead = timed || !opensWithTime(words, section.title) ? statement.lead : section.title;
  if (lengths(reading, lead).length === 0 || !words.says('within', lead)) return false;
  const only = OF_REVIEWS.some((topic) => inside(reading, section, topic)) && opensWithTime(words, lead);
  const named = words.says('reviewing', text) && words.says('review-noun', text);
  if (!named && (!only || words.says('not-review', text))) return false;
  const delay = delayIn(lead, words);
  const known = (other: Delay | null): boolean => JSON.stringify(other) === JSON.stringify(delay);
  if (reading.policy.review.deadlines.some((d) => known(d.delay) && d.severities === '*')) return false;
  const levels = levelsFor(reading, statement);
  addReview(reading, {
    severities: levels.length > 0 ? levels : '*',
    text: `${lead.replace(/[:：]$/u, '')} ${text}`,
    delay,
    required: true,
    src,
  });
  return true;
}

/** "Post-Mortem (Within 48 Hours)" with "Required for SEV-1 and SEV-2 incidents." below. */
function readTitle(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  if (ancestors(section).some((s) => s !== section && about(reading, s, 'agenda'))) return;
  const [required] = section.blocks.flatMap((block) =>
    block.kind !== 'paragraph'
      ? []
      : sentences(block.lines)
          .filter(({ text }) => words.says('required-for', text) && scale.mentioned(text).length > 0)
          .map(({ text, src }) => ({ text, src, block })),
  );
  const severities = scale.severities(required?.text ?? section.title);
  if (required) reading.claim(required.block);
  const [time] = durations(section.title, words);
  if (time && time.minutes >= LEAST_DEADLINE) {
    addReview(reading, { severities, text: section.title, delay: after(time), required: true, src: section.src });
  } else if (required && durations(required.text, words).length === 0)
    addReview(reading, { severities, text: required.text, delay: null, required: true, src: required.src });
}

/** "Required for P0 and P1." elsewhere in the section. */
function requiredFor({ words, scale }: Reading, section: Section): Severities {
  const all = section.blocks.flatMap((b) =>
    b.kind === 'paragraph' ? sentences(b.lines) : b.kind === 'list' ? b.items.flatMap((i) => sentences(i.lines)) : [],
  );
  const owed = (text: string): boolean => words.says('review-noun', text) && words.says('asks-for', text);
  const required = all.find(({ text }) => (words.says('required-for', text) || owed(text)) && scale.mentioned(text).length > 0);
  return required ? scale.severities(required.text) : '*';
}

function readClause(reading: Reading, clause: string, src: Source, levels: string[], whole: string, section: Section): void {
  const [time] = lengths(reading, clause);
  if (!time) return;
  const mentioned = reading.scale.mentioned(clause);
  const severities: Severities = mentioned.length > 0 ? mentioned : levels.length > 0 ? levels : requiredFor(reading, section);
  const required = !reading.words.says('optional', clause);
  addReview(reading, { severities, text: whole, delay: after(time), required, src });
}

/** "Post-mortem will be published within 48 hours." inside a message is a promise too. */
function readPromises(reading: Reading): void {
  const { words } = reading;
  for (const template of reading.policy.templates) {
    if (template.use === 'action-item' || template.use === 'postmortem') continue;
    const at = bodyLine(reading, template);
    const lines = template.body.split('\n');
    for (const [i, line] of lines.entries()) {
      const both = `${lines[i - 1] ?? ''} ${line}`.trim();
      const [time] = durations(line, words);
      const hole = time && /[[{]/u.test(line.slice(Math.max(0, time.index - 2), time.index));
      if (!time || hole || time.minutes < LEAST_DEADLINE || !words.says('review-noun', both)) continue;
      const src = { line: at + i, column: 1, endLine: at + i };
      if (saysAgain(reading, time.minutes)) continue;
      addReview(reading, { severities: '*', text: both, delay: after(time), required: true, src });
    }
  }
}

/** The one time that the runbook gives its reviews, said once more to customers. */
function saysAgain({ policy }: Reading, minutes: number): boolean {
  const times = new Set(policy.review.deadlines.flatMap(({ delay }) => (delay?.kind === 'after' ? [delay.minutes] : [])));
  return times.size === 1 && times.has(minutes);
}
