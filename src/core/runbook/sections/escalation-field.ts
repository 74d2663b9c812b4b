import type { Source } from '../../policy/source.ts';
import type { Block } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
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
  for (const block of section.blocks) {
    if (level !== null) readFields(reading, fieldsIn(block), level);
    for (const item of listsOf([block]).flatMap((list) => list.items)) {
      const at = levelAt(item.label ?? item.text, reading.words);
      const id = at && reading.scale.byKey(at.key);
      if (id) readFields(reading, item.blocks.flatMap(fieldsIn), id);
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

function readFields(reading: Reading, fields: Field[], id: string): void {
  const { words } = reading;
  const own = fields.filter(
    ({ label }) =>
      words.find('escalate', label)?.index === 0 || words.label(label).has('escalate') || words.label(label).has('escalate-to'),
  );
  // One field may give the time of another: "Escalate after: 30 minutes".
  const time = own.find(({ value }) => delayIn(value, words) && clausesIn(value, words, STILL).every(({ to }) => to.length === 0));
  const who = own.filter((field) => field !== time && !words.isOnly('none', field.value));
  for (const { label, value, src } of who)
    for (const clause of clausesIn(value, words, src)) {
      if (clause.to.length === 0) continue;
      const delay = clause.delay ?? (time ? delayIn(time.value, words) : null);
      const purpose = words.says('notify', label) ? 'inform' : clause.purpose;
      addRule(reading, { ...clause, delay, purpose, severities: [id], src });
    }
  if (time && who.length === 0)
    addRule(reading, { severities: [id], delay: delayIn(time.value, words), to: [], condition: null, text: time.value, src: time.src });
}

const STILL: Source = { line: 1, column: 1, endLine: 1 };
