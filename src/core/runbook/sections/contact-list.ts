import type { Source } from '../../policy/source.ts';
import { addressesIn } from '../read/address.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Item, Paragraph } from '../read/block.ts';
import { fieldsOf } from '../read/block.ts';
import { delayIn } from '../read/duration.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import type { ContactPlace } from './add-contact.ts';
import { addContact } from './add-contact.ts';
import { rungStart } from './ladder-rung.ts';

const reachable = (text: string): boolean => addressesIn(text).length > 0;
type Field = { label: string; value: string; src: Source };
/** The services of which an account or a room is a way to reach somebody. */
export const SERVICE = /^(?:slack|(?:ms |microsoft )?teams|discord|telegram|signal|whatsapp|pagerduty|opsgenie|github|linkedin)\b/iu;

const SENTENCE = 60;

/** When somebody is there is no way to reach them. */
const ALWAYS = /^24\s*[/×xh]\s*7(?!\d)/iu;

const DETAILS = ['phone', 'contact', 'person', 'backup', 'contact-detail'] as const;
const isDetail = ({ words }: Reading, label: string): boolean =>
  SERVICE.test(label) || DETAILS.some((detail) => words.label(label).has(detail));

/** A section that is one contact: "### Database administrator" with "Phone: …", "E-mail: …" below. */
export function readContactCard(reading: Reading, section: Section, place: ContactPlace): boolean {
  const lists = listsOf(section.blocks);
  const items = lists.flatMap((list) => list.items);
  const paragraphs = section.blocks.filter((b) => b.kind === 'paragraph');
  const fields: Field[] =
    items.length > 0
      ? items.flatMap((item) => (item.label ? [{ label: item.label, value: item.value, src: item.src }] : []))
      : paragraphs.flatMap((b) => fieldsOf(b.lines));
  if (fields.length === 0 || (items.length > 0 && fields.length < items.length)) return false;
  const details = fields.filter((field) => isDetail(reading, field.label));
  // "Primary" and "Secondary" are whom to reach, not how.
  if (fields.some((field) => reading.words.says('turn', field.label) && reading.words.label(field.label).has('person'))) return false;
  const chapter = about(reading, section, 'contacts', 'escalation', 'rotation', 'channels') || section.title === '';
  // A label that nobody knows ("Languages: …") belongs to the card when most of the others are ways to reach the party of the title.
  const foreign = fields.filter((field) => !details.includes(field));
  if (foreign.length > 0 && (chapter || details.length < 2 || foreign.length >= details.length)) return false;
  if (foreign.some((field) => reachable(field.value))) return false;
  const person = fields.find((field) => reading.words.label(field.label).has('person') && !reachable(field.value));
  if (chapter && (!person || isUnfilled(person.value, reading.words))) return false;
  if (!place.listed && !fields.some((field) => reachable(field.value))) return false;
  if (!readCard(reading, chapter ? (person?.value ?? '') : (partyOf(reading, section) ?? section.title), details, place, section.src))
    return false;
  reading.claim(...lists, ...(items.length > 0 ? [] : paragraphs));
  return true;
}

function readCard(reading: Reading, role: string, fields: Field[], place: ContactPlace, src: Source): boolean {
  const { words } = reading;
  const has = (field: Field, label: (typeof DETAILS)[number]): boolean => words.label(field.label).has(label);
  const ways = fields.filter((field) => !has(field, 'person') && !has(field, 'backup'));
  const way =
    ways.find((field) => reachable(field.value)) ??
    ways.find((field) => isUnfilled(field.value, words)) ??
    ways.find((field) => has(field, 'phone')) ??
    fields.find((field) => has(field, 'person'));
  if (!way || role === '') return false;
  const backup = fields.find((field) => has(field, 'backup'))?.value ?? null;
  addContact(reading, { role, contact: way.value, backup, external: place.external, src });
  return true;
}

/** "- **Registrar:** help@…", "- DBA – +1 …", "- Kim (kim@…)", "- DBA" with its details below. */
export function readContactItem(reading: Reading, section: Section, item: Item, place: ContactPlace): void {
  const { words } = reading;
  const { src } = item;
  const inner = item.blocks.flatMap((b) => listsOf([b])).flatMap((list) => list.items);
  const details = inner.flatMap((each) => (each.label ? [{ label: each.label, value: each.value, src: each.src }] : []));
  if (place.listed && details.length > 0 && details.every((field) => isDetail(reading, field.label))) {
    if (readCard(reading, item.value === '' ? (item.label ?? item.text) : item.text.replace(/\s*[:：]$/u, ''), details, place, src)) return;
  }
  const [, named, who, remark, second] =
    /^([^:–—]{2,60}?)\s+[–—-]\s+([^():]{2,60}?)\s*\(([^():]{3,20}):\s*([^()]{2,60})\)$/u.exec(item.text) ?? [];
  if (place.listed && named && who && second && words.label(remark ?? '').has('backup')) {
    addContact(reading, { role: named, contact: who, backup: second, external: place.external, src });
    return;
  }
  const aside = /\(([^():]{3,20}):\s*([^()]+?)\.?\)/u.exec(item.text);
  const asideLabels = words.label(aside?.[1] ?? '');
  if (item.label && aside?.[2] && (asideLabels.has('contact') || asideLabels.has('phone'))) {
    // "**Legal counsel:** wake at once. (Contact card: …)"
    addContact(reading, { role: item.label, contact: aside[2], external: place.external, src });
    return;
  }
  if (item.label && words.says('contact-for', item.value) && !reachable(item.value)) {
    // "**Ann (Architect):** Primary contact for …" below "Primary on-call".
    if (place.listed) addContact(reading, { role: section.title, contact: item.label, external: place.external, src });
    return;
  }
  const party = item.label && isDetail(reading, item.label) ? partyOf(reading, section) : null;
  if (item.label && item.value !== '' && readField(reading, { label: party ?? item.label, value: item.value, src }, item.text, place))
    return;
  if (place.listed) readLoose(reading, item, place);
}

/** "Contact: #leads" below "Level 2: Team lead" reaches the team lead; below a chapter of contacts nobody in particular. */
function partyOf({ words }: Reading, { title }: Section): string | null {
  const numbered = rungStart(words).exec(title);
  const name = numbered ? title.slice(numbered[0].length).replace(/^\s{0,9}[:：–—.-]{0,3}\s{0,9}/u, '') : '';
  return name === '' ? null : name;
}

/** "**Database:** +1 …" on a line of its own. */
export function readContactFields(reading: Reading, paragraph: Paragraph, place: ContactPlace): void {
  if (readCardLines(reading, paragraph, place)) return;
  for (const { label, value, src, line } of fieldsOf(paragraph.lines)) {
    if (!reachable(value) && !isUnfilled(value, reading.words)) continue;
    if (value !== '' && readField(reading, { label, value, src }, line.text, place)) reading.claim(paragraph);
  }
}

/** "**Kim Oh** (CTO)" with "Phone: …" on the next line. */
function readCardLines(reading: Reading, paragraph: Paragraph, place: ContactPlace): boolean {
  const [first, ...rest] = paragraph.lines;
  const fields = fieldsOf(rest);
  if (!first?.strong || fields.length === 0 || fields.length < rest.length || reachable(first.text) || /[:：]/u.test(first.text))
    return false;
  if (!fields.every((field) => isDetail(reading, field.label)) || !fields.some((field) => reachable(field.value))) return false;
  if (!readCard(reading, titleIn(reading, first.text), fields, place, first.src)) return false;
  reading.claim(paragraph);
  return true;
}

function readField(reading: Reading, { label, value, src }: Field, text: string, place: ContactPlace): boolean {
  const { words } = reading;
  // A room named in the middle of sentences is no way to reach somebody.
  const told = value.length > SENTENCE && addressesIn(value).every(({ kind, index }) => kind !== 'mail' && kind !== 'phone' && index > 0);
  const known = (reachable(value) && !told) || isUnfilled(value, words);
  if (label.length > 60 || words.find('question-word', label)?.index === 0 || words.says('all-severities', label)) return false;
  if (!known) {
    const prose = value.length > 60 || delayIn(value, words) !== null || reading.scale.mentioned(label).length > 0;
    if (!place.listed || prose || ALWAYS.test(value) || !/[:：]/u.test(text)) return false;
  }
  const addresses = addressesIn(value);
  const only = addresses.length > 1 && !/\p{L}/u.test(addresses.reduce((rest, each) => rest.replace(each.text, ''), value));
  addContact(reading, { role: titleIn(reading, label), contact: (only && addresses[0]?.text) || value, external: place.external, src });
  return true;
}

/** "Jane Doe (CTO)" is reached as the CTO: what she does in an incident is what others look for. */
function titleIn({ words }: Reading, label: string): string {
  const [, , title] = /^(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}) \(([^()]{2,40})\)$/u.exec(label) ?? [];
  if (title === undefined) return label;
  const who = label.slice(0, label.indexOf(' ('));
  const says = words.says('job-title', title) || words.says('incident-role', title) || /^C\p{Lu}O$/u.test(title);
  const named = says || (words.isOnly('department', title) && /\s/u.test(who) && !words.says('department', who));
  return named && !words.says('job-title', who) ? title : label;
}

/** "- **Technical lead:** ana@…", "- **Scribe:** Ana (@ana). Writes." in a chapter of roles: who holds the role is told with it. */
export function readHolderItem(reading: Reading, item: Item): void {
  const { label, value, src } = item;
  const [, held = ''] = /^[^().]{1,60}\(([^()\s]{2,60})\)(?:[.,;]|$)/u.exec(value) ?? [];
  const [holder] = addressesIn(held);
  if (label && holder && holder.text === held) return addContact(reading, { role: label, contact: held, src });
  const addresses = addressesIn(value).filter(({ kind }) => kind === 'mail' || kind === 'phone' || kind === 'handle');
  if (!label || addresses.length === 0) return;
  const rest = addresses.reduce((left, each) => left.replace(each.text, ''), value).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (rest.length > 3 || rest.some((word) => !/^\p{Lu}/u.test(word))) return;
  addContact(reading, { role: label, contact: value, src });
}

/** "- Security team (security@…)", "- Hotline +1 …": what stands before the address is whom it reaches. */
function readLoose(reading: Reading, item: Item, place: ContactPlace): void {
  const [address, second] = addressesIn(item.text);
  if (!address || second?.kind === 'web') return;
  const before = item.text
    .slice(0, address.index)
    .replace(/(?<![\s:：([{,–—-])[\s:：([{,–—-]+$/u, '')
    .trim();
  const said = reading.words.captured('reach-before', item.text.slice(0, address.index)) ?? before;
  const tail = reading.words.captured('reach-for', item.text.slice(address.index + address.text.length));
  const role = said !== '' && said.split(/\s+/u).length <= 6 ? said : tail;
  if (role) addContact(reading, { role, contact: address.text, external: place.external, src: item.src });
}
