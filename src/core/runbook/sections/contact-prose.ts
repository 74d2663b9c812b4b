import type { Words } from '../lexicon/words.ts';
import { addressesIn } from '../read/address.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { documentTitle, inside } from '../read/reading.ts';
import type { Statement } from '../read/visit.ts';
import { statements } from '../read/visit.ts';
import { addContact } from './add-contact.ts';
import { roleNamed } from './add-role.ts';

/** Contacts that stand in sentences: "Call the hosting provider at +49 …", "… the Security Officer (Ravi)". */
export function readContactProse(reading: Reading): void {
  const known = new Set(reading.policy.contacts.map((contact) => contact.src.line));
  for (const statement of statements(reading)) {
    if (known.has(statement.src.line) || inside(reading, statement.section, 'templates', 'examples', 'procedures', 'references')) continue;
    readAddress(reading, statement);
    readNames(reading, statement);
    readHolder(reading, statement);
  }
}

// "… a notice to Shop Security <security@…>": the name right in front, of two words at least, not that which opens the sentence.
const BEFORE_MAIL = /(?<=[\p{Ll},] )(\p{Lu}[\p{L}\p{N}&-]{1,30}(?: \p{Lu}[\p{L}\p{N}&-]{1,30}){1,4}) ?[<(]?$/u;

/** A telephone number or a mail address, with the words before or behind it that say whom it reaches. */
function readAddress(reading: Reading, { text, src, section }: Statement): void {
  const { words } = reading;
  for (const { kind, text: address, index } of addressesIn(text)) {
    if (kind !== 'phone' && kind !== 'mail') continue;
    const before = text.slice(0, index);
    const role =
      words.captured('reach-before', before) ??
      (kind === 'mail' ? nameBefore(before, words) : null) ??
      (ofIncidents(reading) ? words.captured('reach-matter', before) : null) ??
      (inside(reading, section, 'contacts', 'escalation', 'communication')
        ? words.captured('reach-for', text.slice(index + address.length))
        : null);
    if (role && isParty(reading, role))
      addContact(reading, { role, contact: address, external: inside(reading, section, 'external'), src });
  }
}

function nameBefore(text: string, words: Words): string | null {
  const name = BEFORE_MAIL.exec(text)?.[1];
  if (name === undefined) return null;
  const bare = words.find('joins', name)?.index === 0 ? words.without('joins', name) : name;
  return /\s/u.test(bare) ? bare : null;
}

/** "more information" is nobody, and no name has more than five words. */
const isParty = ({ words }: Reading, role: string): boolean => role.split(/\s+/u).length <= 5 && words.find('no-party', role)?.index !== 0;

/** Says the title of the document that it is about incidents? Of any other, a mailbox for questions is no contact. */
function ofIncidents(reading: Reading): boolean {
  const title = documentTitle(reading);
  return title !== null && reading.words.says('document-title', title.title);
}

const NAME = /^\p{Lu}[\p{L}'’-]+(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}'’.-]+){1,3}$/u;

/** "- Incident manager: Ana Ruiz, Kim Oh": people by their names, no other role and no team. */
function readNames(reading: Reading, { item, src }: Statement): void {
  const { words } = reading;
  if (!item?.label || item.src.line !== src.line || item.label.length > 40 || !words.says('incident-role', item.label)) return;
  const names = item.value.split(/\s?[,&]\s?/u);
  const another = words.says('incident-role', item.value) || words.says('job-title', item.value) || words.says('department', item.value);
  if (another || words.says('on-call', item.value) || words.says('group-noun', item.value) || !names.every((name) => NAME.test(name)))
    return;
  addContact(reading, { role: item.label, contact: item.value, src });
}

const TITLED = /((?:\p{Lu}[\p{L}-]+)(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}&-]+)* (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}-]+) \((\p{L}[\p{L}'-]*)\)/gu;

/** "let the Head of Operations (bob) and the Security Officer (Ravi) know": who holds a title, where they are to be told. */
function readHolder(reading: Reading, { text, src }: Statement): void {
  const { words, policy } = reading;
  if (!/\(\p{L}[\p{L}'-]*\)/u.test(text) || !(words.says('notify', text) || words.says('escalate', text))) return;
  for (const [, titled = '', name = ''] of text.matchAll(TITLED)) {
    const title = peopleIn(bareTitle(words, titled), words, src)[0]?.name ?? titled;
    const short = /^\p{Lu}{2,6}s?$/u.test(name);
    if (short || !words.says('job-title', title) || words.says('on-call', name) || words.says('by-chat', name)) continue;
    if (roleNamed(reading, title) || policy.contacts.some((contact) => contact.role.toLowerCase() === title.toLowerCase())) continue;
    addContact(reading, { role: title, contact: name, src });
  }
}

/** "Notify the Security Officer" without the verb that opens it. */
function bareTitle(words: Words, text: string): string {
  const verb = (['notify', 'escalate'] as const).find((phrase) => words.find(phrase, text)?.index === 0);
  return verb ? words.without(verb, text) : text;
}
