import type { Text } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Cell, Table } from '../read/block.ts';
import { columnsOf, hasColumn } from '../read/columns.ts';
import type { Level } from '../read/level.ts';
import { levelAt, levelsAt } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { splitList } from '../read/split-list.ts';
import type { Sighting } from './severity-sighting.ts';
import { responseIn, targetsIn } from './severity-target.ts';

/** Tables with a level in each row, in whatever column says so. */
export function levelTables(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  return section.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const crossed = crossing(reading, section, block);
    if (crossed.length > 0) return crossed;
    const column = Math.max(
      0,
      block.header.findIndex((cell) => words.label(cell.text).has('level')),
    );
    const headed = words.label(block.header[column]?.text ?? '').has('level');
    const levels = block.rows.map((row) => levelsAt(row[column]?.text ?? '', words));
    const fit = levels.flatMap(([l]) => l ?? []).filter((l) => (l.form === 'id' ? l.key[0] !== 'l' || headed : headed));
    if (fit.length < 2 || fit.length < block.rows.filter((r) => r.some((c) => c.text)).length * 0.6) return [];
    if (!headed && !inside(reading, section, 'severity')) return [];
    // L1, L2, L3 with people beside them, and 1, 2, 3 below "Level", are rungs of an escalation.
    const rungs = inside(reading, section, 'escalation') || hasColumn(block, words, 'role', 'person');
    const head = block.header[column]?.text ?? '';
    const isRung = (level: Level): boolean =>
      level.key[0] === 'l' || (level.form === 'digit' && levelAt(`${head} ${level.key}`, words)?.key[0] === 'l');
    if (rungs && fit.every(isRung)) return [];
    return tableSightings(reading, section, block, levels, column);
  });
}

/** Impact × urgency: the levels stand in the body, each where it first appears; what they mean stands elsewhere. */
function crossing(reading: Reading, section: Section, table: Table): Sighting[] {
  const body = table.rows.flatMap((row) => row.slice(1)).filter((cell) => cell.text !== '');
  const found = body.flatMap((cell) => {
    const level = levelAt(cell.text, reading.words);
    return level?.form === 'id' && level.tail === '' ? [{ cell, level }] : [];
  });
  if (table.header.length < 3 || found.length < 4 || found.length < body.length * 0.8 || !inside(reading, section, 'severity')) return [];
  reading.claim(table);
  const first = found.filter(({ level }, at) => found.findIndex((each) => each.level.key === level.key) === at);
  return first.map(({ cell, level }) => ({ level, src: cell.src, defining: true, criteria: [], examples: [], values: {} }));
}

const FIELDS = [
  'acknowledge',
  'respond',
  'resolve',
  'escalate-to',
  'first-responder',
  'system-impact',
  'business-impact',
  'examples',
  'respond-or-act',
  'cadence',
  'name',
  'criteria',
] as const;
type Field = (typeof FIELDS)[number];

function tableSightings(reading: Reading, section: Section, table: Table, levels: Level[][], column: number): Sighting[] {
  const { words } = reading;
  const columns = columnsOf(table, words, [...FIELDS]);
  const definition = (['criteria', 'examples', 'name', 'respond', 'resolve', 'business-impact'] as const).some((l) => columns.at(l) >= 0);
  const elsewhere =
    inside(reading, section, 'escalation', 'communication', 'templates', 'review', 'updates') && !about(reading, section, 'severity');
  const defining = definition && !elsewhere;
  if (defining) reading.claim(table);
  // A table that names each level once is a scale, where nothing better is found.
  const keys = levels.flatMap((row) => row.map(({ key }) => key));
  const series = new Set(keys).size === keys.length && keys.length > 2 && keys.length === table.rows.length;
  return table.rows.flatMap((row, i) => {
    const cell = (label: Field): Cell | null => (columns.at(label) === column ? null : columns.cell(row, label));
    const src = row[column]?.src ?? table.src;
    return (levels[i] ?? []).map((level) => ({ ...rowSighting(cell, level, words), src, defining, ...(series ? { series } : {}) }));
  });
}

/** What the cells of a row say of its level. */
function rowSighting(cell: (label: Field) => Cell | null, of: Level, words: Words): Omit<Sighting, 'src' | 'defining'> {
  let level = of;
  const criteria: Text[] = [];
  for (const label of ['name', 'criteria'] as const) {
    const found = cell(label);
    if (!found) continue;
    const word = levelAt(found.text, words);
    const named = word?.form === 'word' && level.name === null && (word.tail === '' || /^\S+\s*[-–—:(]/u.test(found.text));
    if (named && word) level = { ...level, name: word.id };
    const rest = named && word ? word.tail : found.text;
    if (rest) criteria.push(textFact(rest, found.src));
    for (const item of found.items) criteria.push(textFact(item, found.src));
  }
  const values: Sighting['values'] = {};
  const take = (key: keyof Sighting['values'], label: Field): void => {
    const found = cell(label);
    if (found) values[key] ??= { text: found.text, src: found.src };
  };
  take('system', 'system-impact');
  take('business', 'business-impact');
  take('acknowledge', 'acknowledge');
  // "15 min acknowledge, 1 h mitigate" below one head says both.
  const promised = cell('respond');
  const said = promised ? targetsIn(promised.text, promised.src, words) : {};
  if (Object.keys(said).length > 1) Object.assign(values, said);
  else if (promised) values.respond = { text: responseIn(promised.text, words), src: promised.src };
  take('respond', 'respond-or-act');
  take('resolve', 'resolve');
  const examples = cell('examples');
  return { level, criteria, examples: examples ? splitList(examples.text).map((t) => textFact(t, examples.src)) : [], values };
}
