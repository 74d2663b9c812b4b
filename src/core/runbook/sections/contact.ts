import type { Contact } from '../../policy/role.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Item, Table } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { delayIn } from '../read/duration.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { inside, stated } from '../read/reading.ts';

/** A blank that somebody meant to fill: "-", "TBD", "[Phone]", "<name>", "+1-XXX-XXX-XXXX". */
export function isUnfilled(value: string, words: Words): boolean {
  const bare = value.replace(/[`*_]/g, '').trim();
  if (bare === '' || words.isOnly('unfilled', bare.replace(/^[[<{]+|[\]>}]+$/gu, '').trim())) return true;
  return /^[[<{][^\]>}]*[\]>}](?:\s*\([^()]*\))?$/u.test(bare) || /x{3,}/iu.test(bare) || /\.\.\.$|…$/u.test(bare);
}

const REACHABLE = /@|^#|\+?\d[\d ()-]{6,}|https?:\/\//u;

/** Contact tables and lists: role, how to reach it, its backup; outsiders are marked, blanks are kept as blanks. */
export function readContacts(reading: Reading): void {
  for (const section of reading.sections) {
    const contacts = inside(reading, section, 'contacts');
    const escalation = inside(reading, section, 'escalation');
    const rotation = inside(reading, section, 'rotation');
    if ((!contacts && !escalation && !rotation) || inside(reading, section, 'templates', 'examples', 'channels', 'when')) continue;
    const external = inside(reading, section, 'external') || /vendor|third/iu.test(section.title);
    for (const block of section.blocks) {
      if (block.kind === 'table' && contacts) readTable(reading, block, external);
      else if (block.kind === 'table' && rotation) readShifts(reading, block);
      if (block.kind !== 'list' && block.kind !== 'quote') continue;
      for (const list of listsOf([block])) {
        const found = list.items.flatMap((item) => readItem(reading, item, external, contacts, rotation));
        reading.policy.contacts.push(...found);
        if (found.length > 0) reading.claim(list, block);
        if (rotation) readRotation(reading, list.items);
      }
    }
  }
}

function contact(reading: Reading, role: string, value: string, backup: string | null, external: boolean, src: Source): Contact {
  const { words } = reading;
  return {
    role: role.replace(/[*_]/g, '').trim(),
    contact: value.replace(/[`*]/g, '').trim(),
    backup: backup === null || isUnfilled(backup, words) ? null : backup,
    external,
    unfilled: isUnfilled(value, words),
    ...stated(src),
  };
}

function readTable(reading: Reading, table: Table, external: boolean): void {
  const columns = columnsOf(table, reading.words, ['role', 'backup', 'contact', 'phone', 'person', 'channel']);
  const value = (['contact', 'phone', 'person', 'channel'] as const).find((label) => columns.at(label) >= 0);
  if (!value || columns.at('role') < 0) return;
  for (const row of table.rows) {
    const role = columns.cell(row, 'role');
    if (!role) continue;
    const text = columns.cell(row, value)?.text ?? '';
    reading.policy.contacts.push(contact(reading, role.text, text, columns.cell(row, 'backup')?.text ?? null, external, role.src));
  }
  reading.claim(table);
}

function readItem(reading: Reading, item: Item, external: boolean, contacts: boolean, rotation: boolean): Contact[] {
  const { words } = reading;
  if (!item.label || item.value === '' || item.label.length > 60) return [];
  const blank = isUnfilled(item.value, words);
  const reachable = REACHABLE.test(item.value);
  if (!contacts && !blank && !reachable) return [];
  if (rotation && !blank && !reachable) return [];
  if (
    !reachable &&
    !blank &&
    (delayIn(item.value, words) !== null || item.value.length > 60 || reading.scale.mentioned(item.label).length > 0)
  )
    return [];
  if (!/[:：]/u.test(item.text) || /^(?:when|all)\b/iu.test(item.label)) return [];
  return [contact(reading, item.label, item.value, null, external || /vendor|registrar|provider|supplier/iu.test(item.label), item.src)];
}

/** Week | Primary | Secondary. */
function readShifts(reading: Reading, table: Table): void {
  for (const [column, head] of table.header.entries()) {
    if (!/primary|secondary|backup|tertiary/iu.test(head.text)) continue;
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
    if (!item.label || !/primary|secondary|backup|tertiary|shadow|rotation/iu.test(item.label)) continue;
    reading.policy.rotation.push({
      position: item.label,
      schedule: item.value,
      unfilled: isUnfilled(item.value, reading.words),
      ...stated(item.src),
    });
  }
}
