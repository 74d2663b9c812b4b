import { addressesIn } from '../read/address.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Cell, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { levelAt } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import type { ContactPlace } from './add-contact.ts';
import { addContact } from './add-contact.ts';

const reaches = (cell: Cell | undefined): boolean => cell !== undefined && addressesIn(cell.text).length > 0;

/**
 * A table of contacts, told by the heads of its columns or else by the addresses in its cells; true when it was one. Outside the
 * contacts it must name roles and hold addresses.
 */
export function readContactTable(reading: Reading, table: Table, place: ContactPlace): boolean {
  const { words } = reading;
  if (place.listed && readSideways(reading, table, place)) return true;
  const columns = columnsOf(table, words, ['role', 'backup', 'contact', 'phone', 'person', 'channel', 'when']);
  const rows = reaches(table.header[1]) ? [table.header, ...table.rows] : table.rows;
  const addressed = table.header.flatMap((_, at) => (isAddressed(rows, at) ? [at] : []));
  // Of "Phone | Mail" the first is the way that the team prefers; names and rooms are what is left without one.
  const direct = [columns.at('contact'), columns.at('phone')].sort((a, b) => a - b);
  // "Service | When to contact | How": of contacts the way.
  const how =
    columns.at('when') >= 0 && columns.at('role') >= 0 ? table.header.findIndex(({ text }) => words.label(text).has('access')) : -1;
  const labelled = [...direct, columns.at('person'), columns.at('channel'), how].filter((at) => at >= 0);
  const values = place.listed ? [...labelled, ...addressed] : addressed;
  const value = values[0];
  if (value === undefined) return false;
  const role = roleColumn(
    reading,
    table,
    value,
    [columns.at('role'), columns.at('person')],
    place.listed && (addressed.includes(value) || direct.includes(value)),
  );
  if (role < 0) return false;
  const ways = [columns.at('contact'), columns.at('phone'), ...addressed].filter((at) => at !== columns.at('person'));
  for (const row of rows) {
    const name = row[role];
    if (!name || name.text === '' || words.isOnly('none', columns.cell(row, 'person')?.text.trim() ?? '')) continue;
    const own = row[value];
    // A blank is none to fill when the next column says how to reach them.
    const other =
      own && (isBlank(own.text) || /^[[<{]/u.test(own.text)) ? row.find((cell, at) => ways.includes(at) && reaches(cell)) : undefined;
    // Nor is nothing at all where the person's name stands beside it.
    const named = own?.text === '' && columns.at('person') !== role ? columns.cell(row, 'person') : undefined;
    const contact = (other ?? named ?? own)?.text ?? '';
    addContact(reading, {
      role: name.text,
      contact,
      backup: columns.cell(row, 'backup')?.text ?? null,
      external: place.external,
      src: name.src,
    });
  }
  reading.claim(table);
  return true;

  function isBlank(text: string): boolean {
    return /^[\s–—-]*$/u.test(text) || words.isOnly('unfilled', text) || words.isOnly('left-open', text);
  }

  function isAddressed(all: Cell[][], at: number): boolean {
    const cells = all.map((row) => row[at]).filter((cell) => cell !== undefined && !isUnfilled(cell.text, words));
    return cells.length > 0 && cells.filter(reaches).length >= cells.length / 2;
  }
}

/** The column of the roles: by its head, else the people's, else the first one, where addresses prove the table and no levels open it. */
function roleColumn({ words }: Reading, table: Table, value: number, labelled: number[], proven: boolean): number {
  const named = labelled.find((at) => at >= 0 && at !== value);
  if (named !== undefined) return named;
  if (!proven) return -1;
  const first = value === 0 ? 1 : 0;
  const levels = table.rows.filter((row) => levelAt(row[first]?.text ?? '', words)?.form === 'id').length;
  return levels > 0 || first >= table.header.length ? -1 : first;
}

/** The roles as heads, and "Phone", "E-mail" as the heads of the rows. */
function readSideways(reading: Reading, table: Table, place: ContactPlace): boolean {
  const { words } = reading;
  const says = (text: string, ...wanted: ('phone' | 'contact')[]): boolean => wanted.some((label) => words.label(text).has(label));
  if (table.header.slice(1).some((cell) => says(cell.text, 'phone', 'contact'))) return false;
  const ways = table.rows.filter((row) => says(row[0]?.text ?? '', 'phone', 'contact'));
  if (ways.length === 0 || !ways.some((row) => row.slice(1).some(reaches))) return false;
  for (const [at, head] of table.header.entries()) {
    const cell = ways.map((row) => row[at]).find(reaches) ?? ways[0]?.[at];
    if (at > 0 && head.text !== '' && cell)
      addContact(reading, { role: head.text, contact: cell.text, external: place.external, src: head.src });
  }
  reading.claim(table);
  return true;
}
