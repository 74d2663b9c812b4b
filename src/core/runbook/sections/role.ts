import type { Power, PowerName, Role } from '../../policy/role.ts';
import type { Source, Text } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import { columnsOf } from '../read/columns.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allItems } from '../read/section.ts';
import { splitList } from '../read/split-list.ts';
import { statements, tablesIn } from '../read/visit.ts';

const POWERS: [Phrase, PowerName][] = [
  ['resolve-power', 'declare-resolved'],
  ['approve-plan', 'approve-plan'],
  ['approve', 'approve-communication'],
  ['declare', 'declare-incident'],
  ['set-severity', 'set-severity'],
  ['assemble', 'assemble-team'],
  ['decide', 'make-decisions'],
  ['escalates', 'escalate'],
];

/** Roles by table, by heading, by list, or appointed in a step; what they must do, and which of it is a power. */
export function readRoles(reading: Reading): void {
  for (const section of reading.sections) {
    const roles = inside(reading, section, 'roles') && !inside(reading, section, 'templates', 'examples');
    if (roles) {
      readTables(reading, section);
      if (
        about(reading, section, 'roles') ||
        (section.parent && about(reading, section.parent, 'roles') && section.sections.some((s) => s.rank === 'heading'))
      )
        readHeadings(reading, section);
      readList(reading, section);
    }
  }
  readAppointed(reading);
  readNamed(reading);
  for (const role of reading.policy.roles) readFirstHolder(reading, role);
}

function add(reading: Reading, raw: string, src: Source, responsibilities: Text[], kind: Role['kind'], filledFor: Role['filledFor']): void {
  const name = raw
    .replace(/[*_`]/g, '')
    .replace(/\s*[:：]\s*$/u, '')
    .trim();
  const abbreviation = /\(([A-Z][A-Za-z]{1,6})\)\s*$/u.exec(name)?.[1] ?? null;
  const bare = name.replace(/\s*\([^()]*\)\s*$/u, '');
  if (bare === '' || name.length > 80) return;
  const known = reading.policy.roles.find((r) => r.name.replace(/\s*\([^()]*\)\s*$/u, '').toLowerCase() === bare.toLowerCase());
  if (known) {
    known.responsibilities.push(...responsibilities.filter((duty) => !known.responsibilities.some((k) => k.text === duty.text)));
    known.powers.push(...powersIn(reading, responsibilities, known.powers));
    return;
  }
  const powers = powersIn(reading, responsibilities, []);
  reading.policy.roles.push({
    id: reading.id('role', bare),
    name,
    abbreviation,
    kind,
    responsibilities,
    powers,
    filledFor,
    firstHolder: NOT_STATED,
    ...stated(src),
  });
}

function powersIn({ words }: Reading, responsibilities: Text[], have: Power[]): Power[] {
  const found: Power[] = [];
  for (const duty of responsibilities)
    for (const [phrase, name] of POWERS)
      if (words.says(phrase, duty.text) && ![...have, ...found].some((p) => p.name === name))
        found.push({ name, text: duty.text, ...stated(duty.src) });
  return found;
}

/** The severities for which the roles are wanted: in a title above ("Roles during a Sev1 / Sev2") or in the group before. */
function filledFor({ scale }: Reading, section: Section): Role['filledFor'] {
  for (let each: Section | null = section; each; each = each.parent) {
    const own = scale.mentioned(each.title);
    if (own.length > 0) return own;
    const siblings: Section[] = each.parent?.sections ?? [];
    const before = siblings[siblings.indexOf(each) - 1];
    if (each.rank === 'bold' && before?.rank === 'bold' && scale.mentioned(before.title).length > 0) return scale.mentioned(before.title);
  }
  return '*';
}

function readTables(reading: Reading, section: Section): void {
  const { words } = reading;
  for (const block of section.blocks) {
    if (block.kind !== 'table') continue;
    const columns = columnsOf(block, words, ['role', 'person', 'contact', 'phone', 'responsibility']);
    if (columns.at('role') < 0 || columns.at('responsibility') < 0) continue;
    for (const row of block.rows) {
      const role = columns.cell(row, 'role');
      const duty = columns.cell(row, 'responsibility');
      if (!role) continue;
      const duties = duty ? splitDuties(duty.text).map((text) => textFact(text, duty.src)) : [];
      add(reading, role.text, role.src, duties, 'lead', filledFor(reading, section));
    }
    reading.claim(block);
  }
}

const splitDuties = (text: string): string[] =>
  /[.;]\s/u.test(text)
    ? text
        .split(/[.;]\s+/u)
        .map((t) => t.replace(/\.$/, '').trim())
        .filter(Boolean)
    : splitList(text);

/** Headings below "Roles": each with bullets is a role; a heading with headings below is a group. */
function readHeadings(reading: Reading, section: Section): void {
  const { words } = reading;
  const groups = section.sections.filter((s) => s.rank === 'heading');
  const own = [section, ...section.sections.filter((s) => about(reading, s, 'responsibilities'))]
    .flatMap((s) => listsOf(s.blocks))
    .flatMap((l) => l.items);
  const title = /\b(?:commander|lead|manager|scribe|officer)\b/iu.test(section.title) && !words.topics(section.title).has('process');
  if (groups.length === 0 && title && own.length > 0 && !/s$/iu.test(section.title.replace(/\s*\(.*/u, ''))) {
    const name = section.title.replace(/\s+(?:responsibilities|duties|role)$/iu, '');
    add(
      reading,
      name,
      section.src,
      own.map((item) => textFact(item.text, item.src)),
      'lead',
      filledFor(reading, section),
    );
    reading.claim(...section.blocks);
    return;
  }
  for (const child of groups) {
    if (child.sections.some((s) => s.rank === 'heading')) continue;
    const topics = words.topics(child.title);
    if (topics.has('process') || topics.has('escalation') || topics.has('contacts') || topics.has('rotation')) continue;
    if (levelAt(child.title, words)?.form === 'id') continue;
    const items = allItems(child);
    const intro = child.blocks.filter((b) => b.kind === 'paragraph').map((b) => textFact(b.text, b.src));
    if (items.length === 0 && intro.length === 0) continue;
    if (about(reading, child, 'roles') && child.sections.length === 0 && items.some((i) => i.strong)) continue;
    const kind = inside(reading, child, 'support-roles') ? 'support' : 'lead';
    add(
      reading,
      child.title,
      child.src,
      [...intro, ...items.map((item) => textFact(item.text, item.src))],
      kind,
      filledFor(reading, child),
    );
    for (const each of [child, ...child.sections]) reading.claim(...each.blocks);
  }
}

/** "- **Scribe:** records timestamps". */
function readList(reading: Reading, section: Section): void {
  if (section.sections.some((s) => s.rank === 'heading') || about(reading, section, 'responsibilities')) return;
  for (const list of listsOf(section.blocks)) {
    const labelled = list.items.filter(
      (item) => item.strong && item.label && (item.value || item.blocks.length > 0) && !/^(?:what|when|how|why)\b|\?$/iu.test(item.label),
    );
    if (labelled.length < 2 || labelled.length < list.items.length * 0.6 || !inside(reading, section, 'roles')) continue;
    if (!labelled.some((item) => /commander|lead|scribe|manager|coordinator|comms|communication/iu.test(item.label ?? ''))) continue;
    for (const item of labelled)
      add(
        reading,
        item.label ?? '',
        item.src,
        [
          textFact(item.value, item.src),
          ...item.blocks.flatMap((b) => listsOf([b]).flatMap((l) => l.items.map((i) => textFact(i.text, i.src)))),
        ],
        'lead',
        filledFor(reading, section),
      );
    reading.claim(list);
  }
}

const APPOINT =
  /\b(?:assign|appoint|designate|nominate)(?:s|ed)?\s+(?:an?\s+|the\s+)?((?:[\p{L}-]+\s+){0,3}?(?:commander|lead(?:er)?|manager|scribe|coordinator|officer)(?:\s+\([A-Z]{2,4}\))?)(?:\s+(?:and|&)\s+(?:an?\s+|the\s+)?((?:[\p{L}-]+\s+){0,2}?(?:commander|lead(?:er)?|manager|scribe|coordinator|officer)))?/iu;
const ACTING =
  /\bthe ((?:incident )(?:commander|lead|manager)(?: \([A-Z]{2,4}\))?)\s+(?:can|will|is|should|must|has|owns|decides|assumes)\b/iu;
const PASSIVE =
  /\b(?:an?|the)\s+((?:[\p{L}-]+\s+){1,2}(?:manager|lead|commander))\s+(?:should|must|will)\s+(?:also\s+)?be\s+(?:appointed|assigned)/iu;

/** "Assign an Incident Commander (IC)": a role that no section describes but a step fills. */
function readAppointed(reading: Reading): void {
  for (const { text, src, section } of statements(reading)) {
    if (inside(reading, section, 'templates', 'examples', 'readiness', 'attendees')) continue;
    const match = APPOINT.exec(text) ?? PASSIVE.exec(text) ?? ACTING.exec(text);
    for (const name of match?.slice(1) ?? [])
      if (name && !/^(?:to|of|by|as)\b/iu.test(name)) add(reading, name.trim(), src, [], 'lead', '*');
  }
}

const NAMED = /\broles?\s*(?:—|–|:)\s*((?:[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*(?:,\s*(?:and\s+)?|\s+and\s+|(?=[\s.—–-]|$)))+)/u;

/** "… all three incident roles — Incident Commander, Tech Lead, and Comms Lead"; "Requires call leader | Yes" in a table by severity. */
function readNamed(reading: Reading): void {
  if (reading.policy.roles.length === 0)
    for (const { text, src } of statements(reading))
      for (const name of NAMED.exec(text)?.[1]?.split(/,\s*(?:and\s+)?|\s+and\s+/u) ?? [])
        if (/\b(?:commander|lead|manager|scribe|officer|responder)$/iu.test(name.trim())) add(reading, name, src, [], 'lead', '*');
  for (const { block } of tablesIn(reading.sections)) {
    for (const [column, head] of block.header.entries()) {
      const name = /^requires? (?:an? )?([\p{L} ]*(?:leader|lead|commander|manager|scribe))$/iu.exec(head.text)?.[1];
      const level = (text: string): string[] => reading.scale.mentioned(text).concat(reading.scale.byKey(text.trim()) ?? []);
      const wanted = block.rows
        .filter((row) => reading.words.isOnly('yes', row[column]?.text ?? ''))
        .flatMap((row) => level(row[0]?.text ?? ''));
      if (name) add(reading, name, head.src, [], 'lead', wanted.length > 0 ? wanted : '*');
    }
  }
}

/** "The first responder assumes the role of IC until it's reassigned." */
function readFirstHolder(reading: Reading, role: Role): void {
  const { words } = reading;
  if (!words.says('commander', role.name) || role.firstHolder !== NOT_STATED) return;
  for (const { text, src, section } of statements(reading)) {
    if (inside(reading, section, 'examples', 'templates') || !words.says('commander', text)) continue;
    const holder = words.says('first-responder', text)
      ? 'first-responder'
      : /\bon-?call\b.{0,40}\b(?:is|becomes|acts as|assumes)\b|\b(?:initial|default)\b/iu.test(text) && words.says('on-call', text)
        ? 'on-call'
        : null;
    if (holder && text.length < 200) {
      role.firstHolder = { value: holder, ...stated(src) };
      return;
    }
  }
}
