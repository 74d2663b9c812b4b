import type { Condition } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Label } from '../lexicon/lexicon.ts';
import type { Block } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn } from '../read/duration.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { clausesIn } from './escalation-clause.ts';
import { addRule, levelOf } from './escalation-rule.ts';

type Field = { label: string; value: string; src: Source };

/** "Escalate to: CTO" and "Escalate after: 30 minutes" among the fields of one level, below its title or in its item. */
export function readEscalationFields(reading: Reading, section: Section): void {
  const level = levelOf(reading, section);
  // "If memory is above 95 %": what a chapter of its own is about.
  const condition =
    level === null && reading.words.find('if', section.title)?.index === 0 ? conditionIn(section.title, reading.words, section.src) : null;
  for (const block of section.blocks) {
    if (level !== null) readFields(reading, fieldsIn(block), [level]);
    else if (condition && readFields(reading, fieldsIn(block), '*', condition)) reading.claim(block);
    for (const item of listsOf([block]).flatMap((list) => list.items)) {
      const at = levelAt(item.label ?? item.text, reading.words);
      const id = at && reading.scale.byKey(at.key);
      if (id) readFields(reading, item.blocks.flatMap(fieldsIn), [id]);
    }
  }
}

const fieldsIn = (block: Block): Field[] =>
  block.kind === 'paragraph'
    ? fieldsOf(block.lines)
    : listsOf([block]).flatMap(({ items, ordered }) =>
        // What is numbered or ticked off is work.
        items.flatMap(({ label, value, src, checked }) => (label === null || ordered || checked !== null ? [] : [{ label, value, src }])),
      );

/** Returns whether a field of the escalation names somebody. */
function readFields(reading: Reading, fields: Field[], severities: Severities, asked: Condition | null = null): boolean {
  const { words } = reading;
  const own = fields.filter(
    ({ label }) =>
      words.find('escalate', label)?.index === 0 || words.label(label).has('escalate') || words.label(label).has('escalate-to'),
  );
  // One field may give the time of another: "Escalate after: 30 minutes".
  const time = own.find(({ value }) => delayIn(value, words) && clausesIn(value, words, STILL).every(({ to }) => to.length === 0));
  // Below a condition of its own, the time may stand in a field of time.
  const other = asked
    ? fields.find(
        (field) => !own.includes(field) && ['when', 'deadline', 'timing'].some((each) => words.label(field.label).has(each as Label)),
      )
    : undefined;
  const who = own.filter((field) => field !== time && !words.isOnly('none', field.value) && !words.isOnly('nobody', field.value));
  for (const { label, value, src } of who)
    for (const clause of clausesIn(value, words, src)) {
      if (clause.to.length === 0) continue;
      // A time of its own, then that of the field beside it: on-call "at once" is only where nothing is said.
      const beside = time ?? other;
      const delay = delayIn(clause.text, words) ?? (beside ? delayIn(beside.value, words) : clause.delay);
      const purpose = words.says('notify', label) ? 'inform' : clause.purpose;
      addRule(reading, { ...clause, condition: clause.condition ?? asked, delay, purpose, severities, src });
    }
  if (time && who.length === 0)
    addRule(reading, { severities, delay: delayIn(time.value, words), to: [], condition: null, text: time.value, src: time.src });
  return who.length > 0;
}

const STILL: Source = { line: 1, column: 1, endLine: 1 };
