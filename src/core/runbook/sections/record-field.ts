import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import { statements } from '../read/visit.ts';

/** What each incident's record must contain: "Required Information", and what a ticket step lists. */
export function readRecordFields(reading: Reading): void {
  const { recordFields } = reading.policy;
  const add = (name: string, text: string | null, src: { line: number; column: number; endLine: number }): void => {
    if (!recordFields.some((f) => f.name.toLowerCase() === name.toLowerCase()))
      recordFields.push({ name: name.replace(/\.$/u, ''), text, ...stated(src) });
  };
  for (const section of reading.sections) {
    if (!about(reading, section, 'record') || inside(reading, section, 'templates')) continue;
    for (const block of section.blocks) {
      for (const item of listsOf([block]).flatMap((l) => l.items)) add(item.label ?? item.text, item.label ? item.value : null, item.src);
      if (block.kind === 'list') reading.claim(block);
    }
  }
  // "Create incident ticket with:" and "… Include the following:" above a list.
  for (const { text, item, section } of statements(reading)) {
    if (!item || !reading.words.says('ticket-step', item.text) || inside(reading, section, 'examples', 'procedures')) continue;
    if (!/[:：]$/u.test(text) && !reading.words.says('fields-follow', text)) continue;
    for (const list of listsOf(item.blocks)) for (const field of list.items) add(field.text, null, field.src);
  }
}
