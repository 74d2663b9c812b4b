import type { Severity, Target } from '../../policy/severity.ts';
import type { Source, Stated, Text } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Block, Item, Paragraph, Table } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import { delayIn } from '../read/duration.ts';
import type { Level } from '../read/level.ts';
import { levelAt, scaleOf } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { walk } from '../read/section.ts';
import { targetsIn } from './severity-target.ts';
import { thresholdsIn } from './threshold.ts';

/** One place where a level stands, with what it says there. `defining`: it says what the level is, not only what is done about it. */
type Sighting = {
  level: Level;
  src: Source;
  defining: boolean;
  criteria: Text[];
  examples: Text[];
  values: Partial<Record<'system' | 'business' | 'acknowledge' | 'respond' | 'resolve', { text: string; src: Source }>>;
};

const ELSEWHERE = [
  'escalation',
  'review',
  'metrics',
  'templates',
  'process',
  'contacts',
  'action-items',
  'procedures',
  'phase',
  'late-phase',
  'when',
  'updates',
  'stakeholders',
  'examples',
  'drills',
] as const;

type Known = Severity & { level: Level };

/** The severity scale: tables, headings, lists (in quotes too), bold paragraphs; facts of one level from several places are joined. */
export function readSeverities(reading: Reading): void {
  const all = reading.sections.flatMap((section) => [...tables(reading, section), ...lists(reading, section), ...titles(reading, section)]);
  for (const sighting of all.filter((s) => s.defining)) addTargets(sighting, reading);
  const defining = all.filter((s) => s.defining);
  const base = defining.length >= 2 ? defining : all.filter((s) => s.level.form === 'id');
  const family = richest(base);
  if (family === null) return;
  const known = new Map<string, Known>();
  for (const sighting of base.filter((s) => familyOf(s) === family)) {
    known.set(sighting.level.key, join(known.get(sighting.level.key) ?? start(sighting), sighting, reading));
  }
  for (const sighting of all.filter((s) => !base.includes(s))) {
    const severity = known.get(sighting.level.key);
    if (severity) known.set(sighting.level.key, join(severity, sighting, reading));
  }
  const ranked = [...known.values()].sort((a, b) => rankOf(a.level, reading) - rankOf(b.level, reading));
  reading.policy.severities = ranked.map(({ level: _, ...severity }, i) => ({ ...severity, rank: i + 1 }));
  reading.scale = scaleOf(
    ranked.map(({ id, level }) => ({ id, key: level.key, form: level.form, digit: level.digit })),
    reading.words,
  );
}

/** "Site down. Respond within 5 minutes": clocks in the level's own words count where no field or column gives them. */
function addTargets(sighting: Sighting, { words }: Reading): void {
  for (const { text, src } of [{ text: sighting.level.tail, src: sighting.src }, ...sighting.criteria])
    sighting.values = { ...targetsIn(text, src, words), ...sighting.values };
}

/** SEV-1 and S1 are of one family, P0 of another; bare words and bare digits are families too. */
const familyOf = ({ level }: Sighting): string => (level.form === 'id' ? (level.key[0] ?? '') : level.form);

/** The family with most levels, words last; null when none has two: phases P1 to P4 beside a scale of SEVs are not mixed in. */
function richest(sightings: Sighting[]): string | null {
  const count = (family: string): number => new Set(sightings.filter((s) => familyOf(s) === family).map((s) => s.level.key)).size;
  const [best] = [...new Set(sightings.map(familyOf))].sort((a, b) => count(b) - count(a) || (a === 'word' ? 1 : -1));
  return best !== undefined && count(best) >= 2 ? best : null;
}

const rankOf = (level: Level, { words }: Reading): number => level.digit ?? words.levelRank(level.id) ?? 99;

function start(s: Sighting): Known {
  return {
    level: s.level,
    id: s.level.id,
    name: NOT_STATED,
    rank: 0,
    criteria: [],
    systemImpact: NOT_STATED,
    businessImpact: NOT_STATED,
    examples: [],
    acknowledgeWithin: NOT_STATED,
    respondWithin: NOT_STATED,
    resolveWithin: NOT_STATED,
    thresholds: [],
    ...stated(s.src),
  };
}

function join(severity: Known, s: Sighting, { words }: Reading): Known {
  const target = (now: Stated<Target>, key: 'acknowledge' | 'respond' | 'resolve'): Stated<Target> => {
    const value = s.values[key];
    if (now !== NOT_STATED || !value) return now;
    const delay = delayIn(value.text.split(/[;,](?!\d)/u)[0] ?? '', words);
    return { value: { text: value.text, delay: delay ?? { kind: 'unstated', text: value.text } }, ...stated(value.src) };
  };
  const text = (now: Stated<string>, value: { text: string; src: Source } | undefined): Stated<string> =>
    now === NOT_STATED && value ? { value: value.text, ...stated(value.src) } : now;
  const criteria = s.defining ? fresh(severity.criteria, s.criteria) : severity.criteria;
  return {
    ...severity,
    name: text(severity.name, s.level.name ? { text: s.level.name, src: s.src } : undefined),
    criteria,
    examples: fresh(severity.examples, s.examples),
    systemImpact: text(severity.systemImpact, s.values.system),
    businessImpact: text(severity.businessImpact, s.values.business),
    acknowledgeWithin: target(severity.acknowledgeWithin, 'acknowledge'),
    respondWithin: target(severity.respondWithin, 'respond'),
    resolveWithin: target(severity.resolveWithin, 'resolve'),
    thresholds: fresh(severity.thresholds, [...s.criteria, ...s.examples].flatMap(thresholdsIn)),
  };
}

function fresh<T extends { text: string }>(now: T[], more: T[]): T[] {
  return [...now, ...more.filter((m) => !now.some((n) => n.text === m.text))];
}

/** Tables with a level in each row, in whatever column says so. */
function tables(reading: Reading, section: Section): Sighting[] {
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
    const levels = block.rows.map((row) => levelAt(row[column]?.text ?? '', words));
    const fit = levels.filter((l) => l && (l.form === 'id' ? l.key[0] !== 'l' || headed : headed));
    if (fit.length < 2 || fit.length < block.rows.filter((r) => r.some((c) => c.text)).length * 0.6) return [];
    if (!headed && !inside(reading, section, 'severity')) return [];
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

function tableSightings(reading: Reading, section: Section, table: Table, levels: (Level | null)[], column: number): Sighting[] {
  const { words } = reading;
  const order = [
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
  const columns = columnsOf(table, words, [...order]);
  const definition = ['criteria', 'examples', 'name', 'respond', 'resolve', 'business-impact'].some(
    (l) => columns.at(l as 'criteria') >= 0,
  );
  const elsewhere =
    inside(reading, section, 'escalation', 'communication', 'templates', 'review', 'updates') && !about(reading, section, 'severity');
  const defining = definition && !elsewhere;
  if (defining) reading.claim(table);
  return table.rows.flatMap((row, i) => {
    let level = levels[i];
    if (!level) return [];
    const cell = (label: (typeof order)[number]) => (columns.at(label) === column ? null : columns.cell(row, label));
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
    const value = (label: (typeof order)[number]) => {
      const found = cell(label);
      return found ? { text: found.text, src: found.src } : undefined;
    };
    const examples = cell('examples');
    const values: Sighting['values'] = {};
    const take = (key: keyof Sighting['values'], label: (typeof order)[number]): void => {
      const found = value(label);
      if (found && !(values as Record<string, unknown>)[key]) values[key] = found;
    };
    take('system', 'system-impact');
    take('business', 'business-impact');
    take('acknowledge', 'acknowledge');
    take('respond', 'respond');
    take('respond', 'respond-or-act');
    take('resolve', 'resolve');
    const src = row[column]?.src ?? table.src;
    return [
      { level, src, defining, criteria, examples: examples ? splitList(examples.text).map((t) => textFact(t, examples.src)) : [], values },
    ];
  });
}

/** Lists whose items open with a level: "**SEV-1 (Critical):** outage", "Low: minor issue", "P0: immediate (24/7)". */
function lists(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  const context = inside(reading, section, 'severity');
  const elsewhere = ELSEWHERE.some((topic) => inside(reading, section, topic)) && !about(reading, section, 'severity');
  const read = (items: Item[], hinted: boolean, blocks: Block[]): Sighting[] => {
    const found = items.flatMap((item): Sighting[] => {
      const at = levelAt(item.label ?? item.text, words);
      // "Critical incidents:" names a level by itself; other words behind a level's make it something else.
      const kind = at?.form === 'word' && (words.isOnly('incident-noun', at.tail) || words.label(at.tail).has('level'));
      if (!at || (item.label !== null && at.tail !== '' && at.form !== 'id' && !kind)) return [];
      if (at.form !== 'id' && (item.label === null || !(hinted || kind))) return [];
      if (item.label === null && at.form === 'id') return [];
      if (at.key.startsWith('l') && at.form === 'id' && (!context || elsewhere)) return [];
      const value = item.value.trim();
      const timed = value.split(' ').length <= 4 && delayIn(value, words) !== null;
      const parts: Text[] = value && !timed ? [textFact(value, item.src)] : [];
      for (const list of listsOf(item.blocks)) for (const inner of list.items) parts.push(textFact(inner.text, inner.src));
      return [
        {
          level: at,
          src: item.src,
          defining: hinted || kind || !elsewhere,
          criteria: parts,
          examples: [],
          values: timed && (hinted || kind || !elsewhere) ? { respond: { text: value, src: item.src } } : {},
        },
      ];
    });
    if (found.length < 2 || found.length < items.length * 0.6) return [];
    if (found.some((s) => s.defining)) reading.claim(...blocks);
    return found;
  };
  const paragraphs = section.blocks.filter((block) => block.kind === 'paragraph').map((block) => ({ block, items: fieldItems(block) }));
  // "**S1** — unusable." and "**S2** — broken." as paragraphs of their own are one list in all but name.
  const single = paragraphs.filter(({ items }) => items.length === 1 && items[0]?.strong && levelAt(items[0].label ?? '', words));
  const joined = read(
    single.flatMap(({ items }) => items),
    context && !elsewhere,
    single.map(({ block }) => block),
  );
  const fields = paragraphs.flatMap(({ block, items }) => (items.length > 1 ? read(items, context && !elsewhere, [block]) : []));
  const listed = section.blocks.flatMap((block) => {
    return listsOf([block]).flatMap((list) => {
      const lead = list.lead && words.topics(list.lead.text).has('severity');
      const nested = list.items.flatMap((item) => {
        const hint = words.topics(item.text).has('severity') || item.lines.some((l) => words.topics(l.text).has('severity'));
        return listsOf(item.blocks).flatMap((inner) => read(inner.items, hint || context, []));
      });
      return [...read(list.items, (context || lead === true) && (!elsewhere || lead === true), [block]), ...nested];
    });
  });
  return [...fields, ...joined, ...listed];
}

const fieldItems = (paragraph: Paragraph): Item[] =>
  fieldsOf(paragraph.lines).map(({ label, value, src, line }) => ({
    text: line.text,
    lines: [line],
    strong: line.strong,
    label,
    value,
    checked: null,
    src,
    links: [],
    code: [],
    blocks: [],
  }));

/** Headings and bold paragraphs that are a level: "P1 - Critical", "S1 — HIGH (declare within 1 hour)". */
function titles(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  const found = section.sections.flatMap((child) => {
    const level = levelAt(child.raw.replace(/^[#\s]+/u, ''), words) ?? levelAt(child.title, words);
    // "SEV1 Response" says what is done for a level, not what it is.
    const doing = level && level.name === null && level.form === 'id' && /^(?:incidents?|actions?)\b/iu.test(level.tail);
    const topics = words.topics(level?.name === null ? (/^[\p{L} ]*/u.exec(level.tail)?.[0] ?? '') : '');
    if (
      doing ||
      ['process', 'phase', 'escalation', 'communication', 'procedures', 'checklist'].some((topic) => topics.has(topic as 'phase'))
    )
      return [];
    return level && level.form !== 'digit' ? [{ child, level }] : [];
  });
  const severityTopic = inside(reading, section, 'severity');
  const elsewhere = ELSEWHERE.some((topic) => inside(reading, section, topic)) && !severityTopic;
  const fit = found.filter(({ level }) =>
    level.form === 'id' ? severityTopic || (!elsewhere && (level.name !== null || level.tail === '')) : severityTopic && level.tail === '',
  );
  if (new Set(fit.map((f) => f.level.key)).size < 2 || elsewhere) return [];
  return fit.map(({ child, level }) => {
    const sighting: Sighting = { level, src: child.src, defining: true, criteria: [], examples: [], values: {} };
    const paren = /\(([^()]*)\)/u.exec(child.title)?.[1];
    if (paren && delayIn(paren, words) && !words.says('update', paren)) sighting.values.respond = { text: paren, src: child.src };
    for (const part of walk(child)) readPart(reading, part, part === child, sighting);
    return sighting;
  });
}

function readPart(reading: Reading, part: Section, own: boolean, sighting: Sighting): void {
  const labels = reading.words.label(part.title);
  const role = own ? 'criteria' : labels.has('examples') ? 'examples' : labels.has('criteria') ? 'criteria' : 'fields';
  for (const block of part.blocks) {
    if (block.kind === 'paragraph') {
      const fields = fieldsOf(block.lines);
      if (fields.length === 0 && role !== 'fields') sighting[role].push(textFact(block.text, block.src));
      for (const field of fields) readField(reading, field.label, field.value, field.src, sighting);
      reading.claim(block);
    }
    for (const list of listsOf([block])) {
      const lead = list.lead ? reading.words.label(list.lead.text.replace(/[:：]$/u, '')) : new Set();
      const into = lead.has('examples') ? 'examples' : role;
      let used = into !== 'fields';
      for (const item of list.items) {
        const field = item.label !== null && readField(reading, item.label, item.value, item.src, sighting);
        used ||= field;
        if (!field && into !== 'fields') sighting[into].push(textFact(item.text, item.src));
      }
      if (used) reading.claim(block);
    }
  }
}

/** Takes a labelled value that belongs to a level; false when the label is another recogniser's. */
function readField(reading: Reading, label: string, value: string, src: Source, sighting: Sighting): boolean {
  const labels = reading.words.label(label);
  const key = labels.has('system-impact')
    ? 'system'
    : labels.has('business-impact')
      ? 'business'
      : labels.has('acknowledge')
        ? 'acknowledge'
        : labels.has('respond')
          ? 'respond'
          : labels.has('resolve')
            ? 'resolve'
            : null;
  if (key && value && sighting.values[key] === undefined) {
    sighting.values[key] = { text: value, src };
    return true;
  }
  if (labels.has('examples')) for (const text of splitList(value)) sighting.examples.push(textFact(text, src));
  else if (labels.has('criteria') && value) sighting.criteria.push(textFact(value, src));
  else return false;
  return true;
}

/** "Complete outage, data breach (all regions, any user)" at the commas that are not inside brackets. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const c of text) {
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth = Math.max(0, depth - 1);
    if ((c === ',' || c === ';' || c === '\n') && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += c;
  }
  return [...parts, part.trim()].filter(Boolean);
}
