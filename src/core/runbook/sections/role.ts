import type { Text } from '../../policy/source.ts';
import type { Block, Item, List, Paragraph } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allItems } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import { addRole, filledFor } from './add-role.ts';
import { readAppointedRoles, readFirstHolder, readNamedRoles, withoutNumber } from './role-prose.ts';
import { readCommanderContact, readLetters, readRoleTables, readTurnTables } from './role-table.ts';
import { readTerms } from './role-term.ts';
import { readDutiesBelowTitles, readRoleOfTitle } from './role-title.ts';

/** Roles by table, by heading, by list, in prose, or appointed in a step; what they must do, and which of it is a power. */
export function readRoles(reading: Reading): void {
  const chapters = reading.sections.filter((s) => inside(reading, s, 'roles') && !inside(reading, s, 'templates', 'examples'));
  for (const section of chapters) {
    readRoleTables(reading, section);
    readTerms(reading, section);
    if (
      about(reading, section, 'roles') ||
      (section.parent && about(reading, section.parent, 'roles') && section.sections.some((s) => s.rank === 'heading'))
    )
      readTitles(reading, section);
    readList(reading, section);
    readFields(reading, section);
  }
  readTurnTables(reading);
  readDutiesBelowTitles(reading);
  if (reading.policy.roles.length === 0) for (const section of chapters) readSubjects(reading, section);
  readAppointedRoles(reading);
  readNamedRoles(reading);
  for (const section of chapters) readLetters(reading, section);
  if (reading.policy.roles.length === 0) readCommanderContact(reading);
  for (const role of reading.policy.roles) readFirstHolder(reading, role);
}

/** Titles below "Roles": each with text is a role; a heading with headings below is a group. */
function readTitles(reading: Reading, section: Section): void {
  const headings = section.sections.filter((s) => s.rank === 'heading');
  if (headings.length === 0 && readOwnTitle(reading, section)) return;
  const bold = section.sections.filter((s) => s.rank === 'bold' && !about(reading, s, 'responsibilities'));
  if (isOfProject(reading, section, [...headings, ...bold])) return;
  const named = bold.some((s) => reading.words.says('incident-role', s.title));
  for (const child of [...namesAmong(reading, section, headings), ...(named ? bold : [])]) readTitle(reading, child);
}

/** "The team" may be the people of a project: hardly a title below it sounds like a role. */
function isOfProject({ words }: Reading, { title }: Section, parts: Section[]): boolean {
  const sound = parts.filter((s) => words.says('incident-role', s.title) || words.says('job-title', s.title) || s.sections.length > 0);
  return words.says('group-noun', title) && sound.length < parts.length / 2;
}

/** Below "Roles" the titles are names of roles, but for "Transferring roles"; below a title that says more, those which sound like one. */
function namesAmong(reading: Reading, section: Section, headings: Section[]): Section[] {
  const sound = headings.filter((s) => isRole(reading, s.title) || s.sections.some((c) => c.rank === 'heading'));
  const one = readRoleOfTitle(reading, section) || listsRoles(reading, section);
  if (one || (section.title.split(/\s+/u).length > 5 && sound.length * 2 < headings.length)) return sound;
  const asks = (s: Section): boolean => reading.words.find('question-word', s.title)?.index === 0;
  return headings.filter((s) => sound.includes(s) || !(about(reading, s, 'roles', 'responsibilities') || asks(s)));
}

/** Where a list of the chapter names its roles, the titles below it are of other matters. */
const listsRoles = (reading: Reading, section: Section): boolean =>
  listsOf(section.blocks)
    .flatMap((list) => list.items)
    .filter((item) => isRole(reading, item.label ?? item.text)).length >= 2;

/** "Incident Commander (IC) Responsibilities", with its duties right below. */
function readOwnTitle(reading: Reading, section: Section): boolean {
  const { words } = reading;
  const parts = [section, ...section.sections.filter((s) => about(reading, s, 'responsibilities'))];
  const duties = parts.flatMap((s) => listsOf(s.blocks)).flatMap((l) => l.items);
  const name = words.without('duties', section.title);
  if (duties.length === 0 || words.topics(section.title).has('process') || !words.says('incident-role', name)) return false;
  if (/s$/iu.test(name.replace(/\s*\(.*/u, ''))) return false;
  addRole(reading, {
    name,
    src: section.src,
    duties: duties.map((item) => textFact(item.text, item.src)),
    filledFor: filledFor(reading, section),
  });
  reading.claim(...section.blocks);
  return true;
}

const ANOTHER_CHAPTER = [
  'process',
  'escalation',
  'contacts',
  'rotation',
  'severity',
  'metrics',
  'postmortem',
  'review',
  'templates',
  'tools',
  'references',
] as const;

function readTitle(reading: Reading, child: Section): void {
  const { words } = reading;
  const topics = words.topics(child.title);
  if (child.sections.some((s) => s.rank === 'heading') || topics.has('channels')) return;
  if (ANOTHER_CHAPTER.some((topic) => topics.has(topic)) && !words.says('incident-role', child.title)) return;
  if (levelAt(child.title, words)?.form === 'id') return;
  const items = allItems(child);
  // "Command" above the roles of the command is the title of a group.
  const roles = items.filter((item) => item.strong && item.label && isRole(reading, item.label));
  if (roles.length >= 2 && !words.says('incident-role', child.title)) return;
  // "**Scribe**: …" below another bold name is the next role, not a duty of this one.
  const next = child.rank === 'bold' ? readFields(reading, child, 1) : [];
  const intro = child.blocks.flatMap((b): Text[] => (b.kind === 'paragraph' && !next.includes(b) ? [textFact(b.text, b.src)] : []));
  if (items.length === 0 && intro.length === 0) return;
  if (about(reading, child, 'roles') && child.sections.length === 0 && items.some((i) => i.strong)) return;
  addRole(reading, {
    name: child.title,
    src: child.src,
    duties: [...intro, ...items.map((item) => textFact(item.text, item.src))],
    kind: inside(reading, child, 'support-roles') ? 'support' : 'lead',
    filledFor: filledFor(reading, child),
  });
  for (const each of [child, ...child.sections]) reading.claim(...each.blocks);
}

/** "Responsible: …" beside "Duration: …" is a field of a phase and names no role. */
const isRole = ({ words }: Reading, label: string): boolean => words.says('incident-role', label) && !words.label(label).has('person');

/** "- **Scribe:** records timestamps", "- Scribe – records timestamps". */
function readList(reading: Reading, section: Section): void {
  const { words } = reading;
  if (section.sections.some((s) => s.rank === 'heading') && !listsRoles(reading, section)) return;
  // "Responsibilities" are those of one role; "Roles and responsibilities" lists them all.
  if (about(reading, section, 'responsibilities') && !about(reading, section, 'roles')) return;
  const asks = (label: string): boolean => words.find('question-word', label)?.index === 0 || /[?？]$/u.test(label);
  for (const each of listsOf(section.blocks)) {
    const list = about(reading, section, 'roles') ? { ...each, items: each.items.map(withSentenceLabel) } : each;
    if (readNames(reading, section, each)) continue;
    const labelled = list.items.filter((item) => item.label && (item.value || item.blocks.length > 0) && !asks(item.label));
    const named = labelled.filter((item) => isRole(reading, item.label ?? ''));
    if (labelled.length < 2 || labelled.length < list.items.length * 0.6 || named.length === 0) continue;
    // Without bold names, half of them must sound like roles, or each be a name in a chapter that lists them.
    const listed = about(reading, section, 'roles') && labelled.length === list.items.length && labelled.every(isNamed);
    if (labelled.filter((item) => item.strong).length < 2 && named.length < labelled.length / 2 && !listed) continue;
    for (const item of labelled)
      addRole(reading, { name: item.label ?? '', src: item.src, duties: dutiesOf(item), filledFor: filledFor(reading, section) });
    reading.claim(each);
  }
}

/** "**Comms.** Writes the news", "**Scribe** (SEV-1 only). Keeps the log": a bold name that is a sentence of its own. */
function withSentenceLabel(item: Item): Item {
  const { strong, text } = item;
  if (item.label !== null || strong === null || !text.startsWith(strong)) return item;
  const value = /^(?:\s\([^()]{1,60}\))?[.。]\s(.+)$/su.exec(text.slice(strong.replace(/[.。]$/u, '').length))?.[1];
  return value && strong.split(/\s+/u).length <= 5 ? { ...item, label: strong.replace(/[.。]$/u, ''), value } : item;
}

/** "Privacy Owner: …": capitals and no more than four words. */
const isNamed = ({ label }: Item): boolean => /^\p{Lu}[^.,;]*\p{L}\)?$/u.test(label ?? '') && (label ?? '').split(/\s+/u).length <= 4;

/** "- Scribe" with its duties below, or nothing but the names of roles, in a chapter that is about them. */
function readNames(reading: Reading, section: Section, list: List): boolean {
  if (!about(reading, section, 'roles') || list.items.length < 2) return false;
  const { words } = reading;
  // "One or more `Helper`s": the name stands in the code, without the letter behind it.
  const nameOf = ({ text, code }: Item): string => {
    const alone = withoutNumber(words, text);
    const name = words.find('article', alone)?.index === 0 ? words.without('article', alone) : alone;
    return code[0] && name.startsWith(code[0]) ? code[0] : name;
  };
  const bare = list.items.every((item) => !item.label && item.text.split(/\s+/u).length <= 7 && !/[.!?。]$/u.test(item.text));
  const roles = list.items.filter((item) => isRole(reading, item.text));
  const told = list.items.every((item) => item.blocks.length > 0) || words.says('made-up-of', list.lead?.text ?? '');
  if (!bare || roles.length === 0 || roles.length < list.items.length * (told ? 0.3 : 1)) return false;
  for (const item of list.items)
    addRole(reading, { name: nameOf(item), src: item.src, duties: dutiesOf(item), filledFor: filledFor(reading, section) });
  reading.claim(list);
  return true;
}

const dutiesOf = (item: Item): Text[] => [
  ...(item.value === '' ? [] : [textFact(item.value, item.src)]),
  ...item.blocks.flatMap((b) => listsOf([b]).flatMap((l) => l.items.map((i) => textFact(i.text, i.src)))),
];

/** "**Scribe:** keeps the timeline." as paragraphs; the blocks that were read. */
function readFields(reading: Reading, section: Section, least = 2): Block[] {
  const paragraphs = section.blocks.filter((b) => b.kind === 'paragraph');
  const fields = paragraphs.flatMap((block) => fieldsOf(block.lines).map((field) => ({ ...field, block })));
  // Without bold names each of them must sound like a role, and the title must say that they are.
  const plain = about(reading, section, 'roles') && fields.every((f) => /^[^:：]+[:：]/u.test(f.line.text) && isRole(reading, f.label));
  const bold = fields.filter((f) => (f.line.strong || plain) && f.value !== '' && f.label.split(/\s+/u).length <= 6);
  if (bold.length < least || !bold.some((f) => isRole(reading, f.label))) return [];
  for (const { label, value, src, block } of bold) {
    addRole(reading, { name: label, src, duties: [textFact(value, src)], filledFor: filledFor(reading, section) });
    reading.claim(block);
  }
  return bold.map((f) => f.block);
}

/** "The **Incident Commander** coordinates the response." in a chapter of roles that has no list of them. */
function readSubjects(reading: Reading, section: Section): void {
  if (!about(reading, section, 'roles')) return;
  for (const block of section.blocks) {
    if (block.kind === 'paragraph') readLine(reading, section, block);
    const lines = block.kind === 'paragraph' ? block.lines : listsOf([block]).flatMap((l) => l.items.flatMap((i) => i.lines));
    for (const { text, src } of sentences(lines)) {
      for (const name of subjectsOf(reading, text))
        addRole(reading, { name, src, duties: [textFact(text, src)], filledFor: filledFor(reading, section) });
      if (reading.policy.roles.some((role) => role.src.line === src.line)) reading.claim(block);
    }
  }
}

/** "Incident Commander, Communications, Forensics" and nothing else. */
function readLine(reading: Reading, section: Section, paragraph: Paragraph): void {
  const parts = paragraph.text.replace(/\.$/u, '').split(/\s?[,;]\s/u);
  const named = parts.every((part) => /^\p{Lu}[^.:：!?]*$/u.test(part) && part.split(/\s+/u).length <= 4);
  if (parts.length < 3 || !named || !parts.some((part) => isRole(reading, part))) return;
  for (const name of parts) addRole(reading, { name, src: paragraph.src, filledFor: filledFor(reading, section) });
  reading.claim(paragraph);
}

/** Who does something in the sentence: its subject, or each of "a Technical Lead who fixes and a Scribe who writes". */
function subjectsOf({ words }: Reading, text: string): string[] {
  const named: string[] = [];
  for (let rest = text; words.says('role-who', rest); rest = words.without('role-who', rest)) {
    const name = words.captured('role-who', rest);
    if (!name) break;
    named.push(name);
  }
  const subject = words.captured('role-subject', text);
  const sure = subject !== null && (/\p{Lu}/u.test(subject) || words.says('incident-role', subject));
  return [...(sure ? [subject] : []), ...named];
}
