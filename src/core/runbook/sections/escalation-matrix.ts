import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Block, Item, Paragraph } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn, offsetIn, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { calledIn, namesIn } from './escalation-call.ts';
import { clausesIn } from './escalation-clause.ts';
import { readEscalationFields } from './escalation-field.ts';
import { addRule, groupByCondition, levelsOf } from './escalation-rule.ts';
import { readEscalationTable } from './escalation-table.ts';
import { readWhenToCall } from './escalation-when.ts';
import { opensRung } from './ladder-list.ts';
import { isChain } from './ladder-rung.ts';
import { readTimeline } from './ladder-timeline.ts';

const LONGEST_OCCASION = 8;
const START: Delay = { kind: 'after', minutes: 0 };

/** Who is told at what time for which severity: by heading and bullets, by table, by lines of a fence. */
export function readEscalationMatrix(reading: Reading): void {
  for (const section of reading.sections) {
    const escalation =
      inside(reading, section, 'escalation', 'stakeholders') && !inside(reading, section, 'templates', 'examples', 'roles');
    const levels = levelsOf(reading, section);
    const forgotten = isOfForgottenLevel(reading, section);
    if (!inside(reading, section, 'templates', 'examples', 'contacts', 'review')) readEscalationFields(reading, section);
    if (!inside(reading, section, 'templates', 'examples', 'procedures')) readWhenToCall(reading, section);
    for (const block of section.blocks) {
      if (block.kind === 'table') {
        if (!forgotten) readEscalationTable(reading, block, escalation, levels.length > 0 ? levels : '*', timeOf(reading, section));
      } else if (escalation && block.kind === 'fence') readFence(reading, block, levels.length > 0 ? levels : '*');
      else if (escalation && block.kind === 'paragraph') readLevelParagraph(reading, block);
      else if (escalation && levels.length > 0) readItems(reading, [block], levels);
      else if (levels.length > 0 && about(reading, section, 'communication')) readTold(reading, block, levels);
      else if (escalation && block.kind === 'list' && !forgotten) readLevelItems(reading, block);
    }
  }
}

/** "P4 incidents", where the levels are P1 to P3: what stands below it is for none of them. */
function isOfForgottenLevel({ words, scale }: Reading, section: Section): boolean {
  const level = levelAt(section.title, words);
  return level?.form === 'id' && !level.key.startsWith('l') && scale.ids.length > 0 && scale.mentioned(section.title).length === 0;
}

/** "Escalate immediately when": the time of every row below that has none of its own. */
const timeOf = ({ words }: Reading, section: Section): Delay | null =>
  words.says('immediate', section.title) ? { kind: 'after', minutes: 0 } : null;

/** "- **Within 15 minutes**: Product Owner, CTO" and "- CTO (T+15min if unresolved)" below a title that names the levels. */
function readItems(reading: Reading, blocks: Block[], severities: string[]): void {
  const { words } = reading;
  for (const list of listsOf(blocks)) {
    let read = 0;
    // Rungs are a ladder, for whatever level.
    if (list.items.filter((item) => opensRung(item.label ?? item.text, words)).length > 1) continue;
    for (const item of list.items) {
      const head = item.label ?? '';
      const delay = head ? delayIn(head, words) : null;
      const targets = peopleIn(delay || item.label === null ? item.value : item.text, words, item.src);
      if (delay || conditionIn(head, words, item.src)) {
        const common = conditionIn(head, words, item.src);
        for (const group of groupByCondition(targets))
          addRule(reading, {
            severities,
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
            severities,
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
function readTold(reading: Reading, block: Block, severities: string[]): void {
  for (const item of listsOf([block]).flatMap((list) => list.items)) {
    const delay = item.label && reading.words.isOnly('executives', item.label) ? delayIn(item.value, reading.words) : null;
    if (item.label && delay)
      addRule(reading, { severities, delay, to: [item.label], condition: null, text: item.value, src: item.src, purpose: 'inform' });
  }
}

/** "- P1: After 15 minutes without resolution", "- SEV-1: notify the CTO immediately". */
function readLevelItems(reading: Reading, list: Block & { kind: 'list' }): void {
  let read = 0;
  if (readOccasions(reading, list)) return;
  for (const item of list.items) {
    // "SEV-1: On-call → Team lead" is a ladder.
    if (item.label !== null && isChain(item.value)) continue;
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

/** "Immediately: on-call", "If unresolved after 30 minutes: notify the team lead", for no level in particular. */
function readOccasions(reading: Reading, list: Block & { kind: 'list' }): boolean {
  const { words, scale } = reading;
  const occasions = list.items.flatMap(({ label, value, text, src }) => {
    if (label === null || value === '' || label.split(' ').length > LONGEST_OCCASION || scale.mentioned(label).length > 0) return [];
    // "15–45 min" is the time that has gone by: who is called is called when it begins.
    const delay = offsetIn(label, words);
    const asked = conditionIn(label, words, src);
    // "5 min, no ack"
    const known = asked?.field === 'unacknowledged' || asked?.field === 'unresolved';
    const condition = known || words.find('if', label)?.index === 0 ? asked : null;
    return delay || condition ? [{ value, text, src, delay, condition }] : [];
  });
  if (occasions.length < 2 || occasions.length < list.items.length * 0.6) return false;
  for (const { value, text, src, delay, condition } of occasions)
    for (const clause of clausesIn(value, words, src))
      if (clause.to.length > 0)
        addRule(reading, { ...clause, severities: '*', delay: delay ?? clause.delay, condition: clause.condition ?? condition, text, src });
  reading.claim(list);
  return true;
}

/** "**P1:** page on-call; after 15 minutes, page the manager", a paragraph for each level. */
function readLevelParagraph(reading: Reading, paragraph: Paragraph): void {
  const read = fieldsOf(paragraph.lines).filter(({ label, value, src }) => readLevelLine(reading, label, value, src));
  if (read.length > 0) reading.claim(paragraph);
}

function readLevelLine(reading: Reading, label: string, value: string, src: Source, item?: Item): boolean {
  const at = levelAt(label, reading.words);
  if (!at || at.tail !== '' || (at.form !== 'id' && at.form !== 'word') || value === '') return false;
  const severities = reading.scale.mentioned(label);
  if (severities.length === 0 || reading.words.isOnly('nobody', value)) return false;
  const clauses = clausesIn(value, reading.words, src);
  // The first of several may have no time: "primary; secondary after 15 minutes".
  const told = clauses.every(({ to, delay, condition }, i) => to.length > 0 && (i === 0 || delay !== null || condition !== null));
  // "Team lead, CTO after 15 minutes" are told together.
  const together = clauses.length === 1 && clauses.every(({ to, delay }) => to.length > 1 && delay !== null && areTitles(reading, to));
  if ((clauses.length > 1 || together) && told) {
    for (const [i, clause] of clauses.entries()) {
      const delay = i === 0 && clause.condition === null ? (clause.delay ?? START) : clause.delay;
      for (const id of severities) addRule(reading, { ...clause, delay, severities: [id], src });
    }
    return true;
  }
  const parts = value.split(/[,;]\s+/u);
  const calls = parts.length > 1 && parts.every((part) => calledIn(part, reading.words, ['calls', 'tells', 'addresses']));
  return (calls ? parts : [value]).map((part) => readLevelClause(reading, severities, part, src, item)).some(Boolean);
}

const areTitles = ({ words }: Reading, names: string[]): boolean => names.every((name) => words.says('person-title', name));

/** "Immediate notification to executive leadership", "After 15 minutes without resolution", "Documented in the tracker". */
function readLevelClause(reading: Reading, severities: string[], value: string, src: Source, item?: Item): boolean {
  const { words } = reading;
  const called = calledIn(withoutTimeWord(withoutTime(value, words), words), words, [
    'calls',
    'is-called',
    'is-told',
    'tells',
    'addresses',
  ]);
  const delay = delayIn(value, words);
  const condition = conditionIn(value, words, src);
  const to = called ? namesIn(called.name, words, src) : [];
  const tracked = words.says('tracked', value);
  const inform = words.says('notify', value) || called?.manner === 'tells' || called?.manner === 'is-told' || (to.length === 0 && tracked);
  if (to.length === 0 && delay === null && condition === null && !words.says('by-chat', value) && !tracked) {
    const people = item && value.length < 60 ? peopleIn(value, words, src) : [];
    for (const target of people)
      addRule(reading, { severities, delay: target.delay, to: [target.name], condition: target.condition, text: value, src });
    return people.length > 0;
  }
  for (const id of severities)
    addRule(reading, { severities: [id], delay, to, condition, text: value, src, purpose: inform ? 'inform' : 'escalate' });
  return true;
}

function readFence(reading: Reading, fence: Block & { kind: 'fence' }, severities: Severities): void {
  if (readTimeline(reading, fence, severities)) return;
  let read = 0;
  for (const { text, line, indent } of fence.lines) {
    const split = /^\s*([^:]{2,40}):\s+(.+)$/u.exec(text);
    if (split && readLevelLine(reading, split[1] ?? '', split[2] ?? '', { line, column: indent + 1, endLine: line })) read++;
  }
  if (read > 0) reading.claim(fence);
}
