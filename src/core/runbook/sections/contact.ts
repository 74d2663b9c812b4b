import { addressesIn } from '../read/address.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Fence, Item, Table } from '../read/block.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import { delayIn } from '../read/duration.ts';
import { fencedTable } from '../read/fenced-table.ts';
import { listsOf } from '../read/outline.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import type { ContactPlace } from './add-contact.ts';
import { addContact } from './add-contact.ts';
import { readContactCard, readContactFields, readContactItem, readHolderItem, SERVICE } from './contact-list.ts';
import { readParties } from './contact-party.ts';
import { readContactProse } from './contact-prose.ts';
import { readContactTable } from './contact-table.ts';

/** Contact tables, lists and sentences: role, how to reach it, its backup; outsiders are marked, blanks are kept as blanks. */
export function readContacts(reading: Reading): void {
  for (const section of reading.sections) {
    const place = placeOf(reading, section);
    if (!place) {
      if (inside(reading, section, 'roles') && !inside(reading, section, 'templates', 'examples')) readHolders(reading, section);
      readParties(reading, section);
      continue;
    }
    const rotation = inside(reading, section, 'rotation');
    if (readContactCard(reading, section, place)) continue;
    for (const block of section.blocks) {
      if (block.kind === 'paragraph' && place.listed) readContactFields(reading, block, place);
      if (block.kind === 'table' && !readContactTable(reading, block, place)) {
        if (rotation) readShifts(reading, block);
        else readWays(reading, block);
      }
      if (block.kind === 'fence' && place.listed) readFenced(reading, block, place);
      if (block.kind !== 'list' && block.kind !== 'quote') continue;
      for (const list of listsOf([block])) {
        const before = reading.policy.contacts.length;
        for (const item of list.items) readContactItem(reading, section, item, rotation ? { ...place, listed: false } : place);
        if (reading.policy.contacts.length > before) reading.claim(list, block);
        if (rotation) readRotation(reading, list.items);
      }
    }
  }
  readContactProse(reading);
}

/** Who holds a role, in the list or the table that tells of the roles. */
function readHolders(reading: Reading, section: Section): void {
  for (const item of section.blocks.flatMap((b) => listsOf([b])).flatMap((list) => list.items)) readHolderItem(reading, item);
  for (const block of section.blocks)
    if (block.kind === 'table' && hasColumn(block, reading.words, 'role'))
      readContactTable(reading, block, { listed: false, external: false });
}

/** "Escalate to | How", "Role | Channel": whoever is called by an address or a service is reached so. */
function readWays(reading: Reading, table: Table): void {
  const { words } = reading;
  const columns = columnsOf(table, words, ['escalate-to', 'role', 'access', 'channel']);
  const who = (['escalate-to', 'role'] as const).find((label) => columns.at(label) >= 0);
  const how = (['access', 'channel'] as const).find((label) => columns.at(label) >= 0);
  if (!who || !how || columns.at(who) === columns.at(how)) return;
  for (const row of table.rows) {
    const name = columns.cell(row, who);
    const way = columns.cell(row, how);
    if (!name || !way || delayIn(way.text, words) !== null || peopleIn(name.text, words, name.src).length !== 1) continue;
    if (SERVICE.test(way.text) || addressesIn(way.text)[0]?.index === 0)
      addContact(reading, { role: name.text, contact: way.text, src: name.src });
  }
}

/** Of a table to be copied, the rows that say how somebody is reached; the others are the form's own blanks. */
function readFenced(reading: Reading, fence: Fence, place: ContactPlace): void {
  const table = fencedTable(fence);
  if (!table) return;
  const rows = table.rows.filter((row) => row.some((cell) => addressesIn(cell.text).length > 0));
  if (rows.length > 0 && readContactTable(reading, { ...table, rows }, place)) reading.claim(fence);
}

/** Null where contacts are not looked for. */
function placeOf(reading: Reading, section: Section): ContactPlace | null {
  const listed = inside(reading, section, 'contacts');
  if (!listed && !inside(reading, section, 'escalation', 'rotation')) return null;
  if (inside(reading, section, 'templates', 'examples', 'channels', 'when')) return null;
  return { listed, external: inside(reading, section, 'external') || reading.words.says('outsider', section.title) };
}

/** Week | Primary | Secondary. */
function readShifts(reading: Reading, table: Table): void {
  for (const [column, head] of table.header.entries()) {
    if (!reading.words.says('turn', head.text)) continue;
    const cell = table.rows[0]?.[column];
    reading.policy.rotation.push({
      position: head.text,
      schedule: cell?.text ?? '',
      unfilled: isUnfilled(cell?.text ?? '', reading.words),
      ...stated(cell?.src ?? head.src),
    });
    reading.claim(table);
  }
}

/** "- **Primary:** [Link to the schedule]". */
function readRotation(reading: Reading, items: Item[]): void {
  for (const item of items) {
    if (!item.label || !reading.words.says('turn', item.label)) continue;
    reading.policy.rotation.push({
      position: item.label,
      schedule: item.value,
      unfilled: isUnfilled(item.value, reading.words),
      ...stated(item.src),
    });
  }
}
