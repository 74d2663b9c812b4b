import type { Role } from '../../policy/role.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import { statements, tablesIn } from '../read/visit.ts';
import { addRole } from './add-role.ts';

/** "Assign an Incident Commander (IC)": a role that no section describes but a step fills. */
export function readAppointedRoles(reading: Reading): void {
  const { words } = reading;
  for (const { text, src, section } of statements(reading)) {
    // "Example workflow" is a way to work, no example of an incident.
    const shown = inside(reading, section, 'examples') && !inside(reading, section, 'process');
    if (!words.says('incident-role', text) || shown || inside(reading, section, 'templates', 'attendees')) continue;
    const appointed =
      (inside(reading, section, 'readiness') ? null : words.captured('appoint', text)) ?? words.captured('acting-role', text);
    for (const { name } of appointed ? peopleIn(appointed, words, src) : []) addRole(reading, { name: withoutNumber(words, name), src });
  }
}

/** "one incident lead" is that role. */
export const withoutNumber = (words: Words, text: string): string =>
  words.find('how-many', text)?.index === 0 ? words.without('how-many', text) : text;

/** "… all three incident roles — Incident Commander, Tech Lead, and Comms Lead"; "Requires call leader | Yes" in a table by severity. */
export function readNamedRoles(reading: Reading): void {
  const { words, scale } = reading;
  if (reading.policy.roles.length === 0)
    for (const { text, src } of statements(reading)) {
      const said = words.captured('roles-named', text) ?? '';
      for (const person of peopleIn(/^[^.—–]+/u.exec(said)?.[0] ?? '', words, src)) {
        // ", and Comms Lead": the comma has split it, the word is left.
        const name = words.find('and', person.name)?.index === 0 ? words.without('and', person.name) : person.name;
        if (/^\p{Lu}/u.test(name) && name.split(' ').length <= 4 && words.says('incident-role', name)) addRole(reading, { name, src });
      }
    }
  for (const { block } of tablesIn(reading.sections)) {
    for (const [column, head] of block.header.entries()) {
      const name = words.captured('requires-role', head.text);
      if (!name) continue;
      const level = (text: string): string[] => scale.mentioned(text).concat(scale.byKey(text.trim()) ?? []);
      const wanted = block.rows.filter((row) => words.isOnly('yes', row[column]?.text ?? '')).flatMap((row) => level(row[0]?.text ?? ''));
      addRole(reading, { name, src: head.src, filledFor: wanted.length > 0 ? wanted : '*' });
    }
  }
}

/** "The first responder assumes the role of IC until it's reassigned." */
export function readFirstHolder(reading: Reading, role: Role): void {
  const { words } = reading;
  if (!words.says('commander', role.name) || role.firstHolder !== NOT_STATED) return;
  for (const { text, src, section } of statements(reading)) {
    if (text.length >= 200 || inside(reading, section, 'examples', 'templates') || !words.says('commander', text)) continue;
    const holder = words.says('first-responder', text)
      ? 'first-responder'
      : words.says('on-call', text) && words.says('holds-first', text)
        ? 'on-call'
        : null;
    if (!holder) continue;
    role.firstHolder = { value: holder, ...stated(src) };
    return;
  }
}
