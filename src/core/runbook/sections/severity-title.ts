import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { fieldsOf } from '../read/block.ts';
import { delayIn } from '../read/duration.ts';
import type { Level } from '../read/level.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { walk } from '../read/section.ts';
import { splitList } from '../read/split-list.ts';
import type { Sighting } from './severity-sighting.ts';
import { ELSEWHERE } from './severity-sighting.ts';

const CLOCKS = ['acknowledge', 'respond', 'resolve'] as const;

/** Headings and bold paragraphs that are a level: "P1 - Critical", "S1 — HIGH (declare within 1 hour)". */
export function levelTitles(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  const found = section.sections.flatMap((child) => {
    const level = levelOfTitle(child, words);
    // "SEV1 Response" says what is done for a level, not what it is.
    const doing = level && level.name === null && level.form === 'id' && words.find('work-on', level.tail)?.index === 0;
    const topics = words.topics(level?.name === null ? (/^[\p{L} ]*/u.exec(level.tail)?.[0] ?? '') : '');
    if (
      doing ||
      ['process', 'phase', 'escalation', 'communication', 'procedures', 'checklist'].some((topic) => topics.has(topic as 'phase'))
    )
      return [];
    return level && level.form !== 'digit' ? [{ child, level }] : [];
  });
  const severityTopic = inside(reading, section, 'severity');
  const elsewhere = ELSEWHERE.some((topic) => inside(reading, section, topic)) && !severityTopic;
  const fit = found.filter(({ level }) =>
    level.form === 'id'
      ? severityTopic || (!elsewhere && (level.name !== null || level.tail === ''))
      : severityTopic && (level.tail === '' || words.label(level.tail).has('level')),
  );
  if (new Set(fit.map((f) => f.level.key)).size < 2 || elsewhere) return [];
  return fit.map(({ child, level }) => {
    const sighting: Sighting = { level, src: child.src, defining: true, criteria: [], examples: [], values: {} };
    for (const part of walk(child)) readPart(reading, part, part === child, sighting);
    // "P1 (immediate response)", where no field below it says more.
    const paren = /\(([^()]*)\)/u.exec(child.title)?.[1];
    if (paren && delayIn(paren, words) && !words.says('update', paren)) sighting.values.respond ??= { text: paren, src: child.src };
    return sighting;
  });
}

/** "P1 - Critical", "Critical", "1 - Critical": where a number stands in front of a level's name the name is what it is called by. */
function levelOfTitle({ raw, title }: Section, words: Words): Level | null {
  const numbered = levelAt(raw.replace(/^[#\s]+/u, ''), words);
  return numbered && numbered.form !== 'digit' ? numbered : (levelAt(title, words) ?? numbered);
}

function readPart(reading: Reading, part: Section, own: boolean, sighting: Sighting): void {
  const labels = reading.words.label(part.title);
  readTitle(part, own, sighting, reading.words);
  const role = own ? 'criteria' : labels.has('examples') ? 'examples' : labels.has('criteria') ? 'criteria' : 'fields';
  for (const block of part.blocks) {
    if (block.kind === 'paragraph') {
      const fields = fieldsOf(block.lines);
      if (fields.length === 0 && role !== 'fields') sighting[role].push(textFact(block.text, block.src));
      for (const field of fields) readField(reading, field.label, field.value, field.src, sighting);
      reading.claim(block);
    }
    for (const list of listsOf([block])) {
      const lead = list.lead ? reading.words.label(list.lead.text.replace(/[:：]$/u, '')) : new Set();
      const into = lead.has('examples') ? 'examples' : role;
      let used = into !== 'fields';
      for (const item of list.items) {
        const field = item.label !== null && readField(reading, item.label, item.value, item.src, sighting);
        used ||= field;
        if (!field && into !== 'fields') sighting[into].push(textFact(item.text, item.src));
      }
      if (used) reading.claim(block);
    }
  }
}

/** "Resolution (within 7 days)" below the title of a level. */
function readTitle({ title, src }: Section, own: boolean, { values }: Sighting, words: Words): void {
  const [, said = '', time = ''] = /^([^()]+)\(([^()]+)\)\s*$/u.exec(title) ?? [];
  if (own || delayIn(time, words) === null) return;
  for (const key of CLOCKS) if (words.label(said.trim()).has(key)) values[key] ??= { text: time, src };
}

/** Takes a labelled value that belongs to a level; false when the label is another recogniser's. */
function readField(reading: Reading, label: string, value: string, src: Source, sighting: Sighting): boolean {
  const labels = reading.words.label(label);
  const key = labels.has('system-impact')
    ? 'system'
    : labels.has('business-impact')
      ? 'business'
      : labels.has('acknowledge')
        ? 'acknowledge'
        : labels.has('respond')
          ? 'respond'
          : labels.has('resolve')
            ? 'resolve'
            : null;
  if (key && value && sighting.values[key] === undefined) {
    sighting.values[key] = { text: value, src };
    return true;
  }
  if (labels.has('examples')) for (const text of splitList(value)) sighting.examples.push(textFact(text, src));
  else if (labels.has('criteria') && value) sighting.criteria.push(textFact(value, src));
  else return false;
  return true;
}
