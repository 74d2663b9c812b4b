import type { Text } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import type { Columns } from '../read/columns.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { splitList } from '../read/split-list.ts';
import { tablesIn } from '../read/visit.ts';
import { addRole, filledFor, roleNamed } from './add-role.ts';
import { isTurn } from './role-title.ts';

/** Role | Coverage of an on-call, wherever it stands: each row is a turn or has the name of a role. */
export function readTurnTables(reading: Reading): void {
  const { words } = reading;
  for (const { block, section } of tablesIn(reading.sections)) {
    if (inside(reading, section, 'templates', 'examples', 'severity', 'escalation', 'procedures', 'roles')) continue;
    const columns = columnsOf(block, words, ['contact', 'phone', 'role', 'responsibility']);
    const names = block.rows.flatMap((row) => columns.cell(row, 'role') ?? []);
    if (columns.at('role') !== 0 || columns.at('responsibility') < 0 || columns.at('contact') >= 0 || columns.at('phone') >= 0) continue;
    const turns = names.filter((cell) => isTurn(reading, cell.text));
    if (turns.length === 0 || !names.every((cell) => turns.includes(cell) || words.says('incident-role', cell.text))) continue;
    readRows(reading, section, block, columns);
  }
}

/** "Incident Commander | Ana | +1 …" among the contacts, in a document that tells of no roles. */
export function readCommanderContact(reading: Reading): void {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (!inside(reading, section, 'contacts') || inside(reading, section, 'templates', 'examples')) continue;
    const columns = columnsOf(block, reading.words, ['role', 'contact', 'phone']);
    for (const row of block.rows) {
      const role = columns.cell(row, 'role');
      if (role && reading.words.isOnly('commander', role.text)) addRole(reading, { name: role.text, src: role.src });
    }
  }
}

/** Role | Responsibility, and Role | Person where the rows name roles of an incident. */
export function readRoleTables(reading: Reading, section: Section): void {
  const { words } = reading;
  for (const block of section.blocks) {
    if (block.kind !== 'table' || lettersOf(block, words)) continue;
    const columns = columnsOf(block, words, ['role', 'person', 'contact', 'phone', 'responsibility']);
    if (columns.at('role') < 0) {
      readWho(reading, section, block);
      continue;
    }
    const named = block.rows.some((row) => words.says('incident-role', columns.cell(row, 'role')?.text ?? ''));
    if (columns.at('responsibility') < 0 && !(named && columns.at('person') >= 0)) continue;
    readRows(reading, section, block, columns);
  }
}

/** Who | What, where every row opens with the name of a role. */
function readWho(reading: Reading, section: Section, table: Table): void {
  const rows = table.rows.flatMap(([who, what]) => (who?.text && what?.text ? [{ who, what }] : []));
  const named = rows.filter(({ who }) => reading.words.says('incident-role', who.text) && who.text.split(/\s+/u).length <= 5);
  if (table.header.length !== 2 || rows.length < 2 || named.length < rows.length) return;
  for (const { who, what } of rows) {
    const duties = splitDuties(what.text).map((text) => textFact(text, what.src));
    addRole(reading, { name: who.text, src: who.src, duties, filledFor: filledFor(reading, section) });
  }
  reading.claim(table);
}

function readRows(reading: Reading, section: Section, table: Table, columns: Columns): void {
  for (const row of table.rows) {
    const role = columns.cell(row, 'role');
    const duty = columns.cell(row, 'responsibility');
    if (!role) continue;
    const duties = duty ? splitDuties(duty.text).map((text) => textFact(text, duty.src)) : [];
    addRole(reading, { name: role.text, src: role.src, duties, filledFor: filledFor(reading, section) });
  }
  reading.claim(table);
}

const splitDuties = (text: string): string[] =>
  /[.;]\s/u.test(text)
    ? text
        .split(/[.;]\s+/u)
        .map((t) => t.replace(/\.$/, '').trim())
        .filter(Boolean)
    : splitList(text);

const LETTERS = /^(?:[RACIS](?:\s*[/,+&]?\s*[RACIS])*|[-–—✓✔✅●xX]?)$/u;
/** Responsible or accountable, or a mark that says no more than "theirs". */
const THEIRS = /[RA✓✔✅●xX]/u;
const bare = (cell: Cell | undefined): string => (cell?.text ?? '').replace(/[*_`]/g, '').trim();

/** A table whose cells, but for the first of each row, are the letters R, A, C and I. */
function lettersOf(table: Table, words: Words): boolean {
  const cells = table.rows.flatMap((row) => row.slice(1)).map(bare);
  const filled = cells.filter((text) => text !== '');
  const least = table.header.slice(1).every((head) => words.says('incident-role', head.text)) ? 1 : 3;
  return (
    table.header.length > 2 &&
    filled.length >= least &&
    filled.every((text) => LETTERS.test(text)) &&
    filled.some((text) => THEIRS.test(text))
  );
}

/**
 * A RACI table gives the roles their duties: what one is responsible (R) or accountable (A) for. Roles are the heads of the columns or of
 * the rows, whichever name more of them; where the document says elsewhere which roles there are, no others are taken from here.
 */
export function readLetters(reading: Reading, section: Section): void {
  const { words } = reading;
  const defined = reading.policy.roles.length > 0;
  for (const block of section.blocks) {
    if (block.kind !== 'table' || !lettersOf(block, words)) continue;
    const heads = block.header.slice(1);
    const opens = block.rows.flatMap((row) => (row[0] ? [row[0]] : []));
    const share = (cells: Cell[]): number =>
      cells.filter((cell) => words.says('incident-role', cell.text)).length / Math.max(1, cells.length);
    const across = share(heads) >= share(opens);
    for (const role of across ? heads : opens) {
      const duties = block.rows.flatMap((row): Text[] =>
        row.slice(1).flatMap((cell, at) => {
          const mine = across ? heads[at] === role : row[0] === role;
          const task = across ? row[0] : heads[at];
          return mine && task && THEIRS.test(bare(cell)) ? [textFact(task.text, task.src)] : [];
        }),
      );
      if (role.text !== '' && (!defined || roleNamed(reading, role.text))) addRole(reading, { name: role.text, src: role.src, duties });
    }
    reading.claim(block);
  }
}
