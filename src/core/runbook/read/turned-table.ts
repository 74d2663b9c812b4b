import type { Label } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block, Cell, Item, Table } from './block.ts';
import { delayIn, durations } from './duration.ts';
import { levelAt } from './level.ts';
import type { Section } from './section.ts';

/** What a level is told by: the heads of columns in most runbooks, of rows in others. */
const FACTS: Label[] = [
  'criteria',
  'examples',
  'system-impact',
  'business-impact',
  'acknowledge',
  'respond',
  'resolve',
  'respond-or-act',
  'escalate',
  'escalate-to',
  'first-responder',
  'cadence',
  'name',
];

/**
 * Tables that stand on their side are turned, so that the recognisers know one shape only: levels in the heads become rows, a table of
 * two columns below a level's own title becomes the list of its fields, and a column of two clocks becomes two. Each cell keeps its line.
 */
export function turnTables(sections: Section[], words: Words): void {
  for (const section of sections)
    section.blocks = section.blocks.map((block) => (block.kind === 'table' ? turned(section, halved(block, words), words) : block));
}

const CLOCKS: Label[] = ['acknowledge', 'respond', 'resolve', 'cadence'];

/** "SLA (ack / resolve)" over "15 min / 4 h": two columns that share one. */
function halved(table: Table, words: Words): Table {
  const heads = table.header.map(({ text }) => {
    const [first = '', second = '', ...more] = (/\(([^()]*)\)\s*$/u.exec(text)?.[1] ?? text).split(/\s*[/&]\s*/u);
    const clocks = more.length === 0 && [first, second].every((each) => CLOCKS.some((label) => words.label(each).has(label)));
    return clocks ? [first, second] : [];
  });
  const at = heads.findIndex(({ length }) => length > 0);
  const cells = table.rows.map((row) => (row[at]?.text ?? '').split(/\s*\/\s*/u));
  if (at < 0 || !cells.every(({ length }) => length === 2)) return table;
  const halves = (row: Cell[], texts: string[]): Cell[] =>
    row.flatMap((cell, i) => (i === at ? texts.map((text) => ({ ...cell, text })) : [cell]));
  return {
    ...table,
    header: halves(table.header, heads[at] ?? []),
    rows: table.rows.map((row, i) => halves(row, cells[i] ?? [])),
  };
}

function turned(section: Section, table: Table, words: Words): Block {
  const [corner, ...heads] = table.header;
  if (!corner) return table;
  if (heads.length >= 2 && heads.every((head) => levelIn(head, words)) && told(table.rows, words)) return sideways(corner, heads, table);
  // "Attribute | Value" is the head of such a table; without one, its first fact stands there.
  const named = FACTS.some((label) => words.label(corner.text).has(label));
  const rows = [...(named ? [table.header] : []), ...table.rows].filter((row) => row[0]?.text !== '');
  const level = levelAt(section.title, words);
  if (heads.length === 1 && level && level.form !== 'digit' && told(rows, words) && rows.length >= 2) return fields(rows, table);
  return table;
}

const levelIn = (cell: Cell, words: Words): boolean => {
  const level = levelAt(cell.text, words);
  return level !== null && level.form !== 'digit' && level.tail.length <= 20;
};

/** Most rows open with the name of a fact; rows that open with a time are the steps of an escalation. */
function told(rows: Cell[][], words: Words): boolean {
  const known = rows.filter(([name, ...cells]) => {
    const labels = words.label(name?.text ?? '');
    // "On-call | Immediate | 2 hours": a person with the times of their calls is no fact of a level.
    const times = cells.every(({ text }) => text === '' || delayIn(text, words) !== null);
    return FACTS.some((label) => labels.has(label) && !(label === 'first-responder' && times));
  });
  const timed = rows.filter((row) => durations(row[0]?.text ?? '', words).length > 0);
  return known.length >= 1 && known.length >= rows.length * 0.4 && timed.length === 0;
}

function sideways(corner: Cell, heads: Cell[], table: Table): Table {
  return {
    ...table,
    header: [{ ...corner, text: 'Severity' }, ...table.rows.map((row) => row[0] ?? corner)],
    rows: heads.map((head, at) => [head, ...table.rows.map((row) => row[at + 1] ?? { ...corner, text: '' })]),
  };
}

function fields(rows: Cell[][], table: Table): Block {
  const items = rows.flatMap(([name, value]): Item[] =>
    name && value
      ? [
          {
            ...value,
            text: `${name.text}: ${value.text}`,
            lines: [line(name, value)],
            strong: null,
            label: name.text,
            value: value.text,
            checked: null,
            blocks: [],
          },
        ]
      : [],
  );
  return { kind: 'list', ordered: false, items, lead: table.lead, src: table.src };
}

const line = (name: Cell, value: Cell) => ({
  text: `${name.text}: ${value.text}`,
  strong: null,
  src: value.src,
  links: value.links,
  code: value.code,
});
