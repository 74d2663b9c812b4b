import type { Contact } from '../../policy/role.ts';
import type { Source } from '../../policy/source.ts';
import { fold } from '../lexicon/fold.ts';
import { addressesIn } from '../read/address.ts';
import { isUnfilled } from '../read/blank.ts';
import { peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { addRule } from './escalation-rule.ts';

/** What a place in the document says of all contacts in it. `listed`: it is a chapter of contacts, where names alone count. */
export type ContactPlace = { listed: boolean; external: boolean };

export type ContactDraft = { role: string; contact: string; backup?: string | null; external?: boolean; src: Source };

const clean = (text: string): string => text.replace(/[`*]/g, '').trim();

/** Adds a contact with its words as written; the same line of contact twice stays one. A backup that is a blank is none. */
export function addContact(reading: Reading, { role: raw, contact: value, backup = null, external = false, src }: ContactDraft): void {
  const { words, policy } = reading;
  const role = clean(raw.replace(/_/g, ' ')).replace(/\s*[:：]$/u, '');
  const contact: Contact = {
    role,
    contact: clean(value),
    backup: backup === null || isUnfilled(backup, words) ? null : backup,
    external: external || words.says('outsider', role),
    unfilled: isUnfilled(value, words),
    ...stated(src),
  };
  // "none yet"
  const [first = ''] = /^\p{L}+/u.exec(contact.contact) ?? [];
  if (words.isOnly('none', first) && first !== '' && contact.contact.split(' ').length <= 3) return;
  if (addTarget(reading, role, contact.contact, src)) return;
  if (role === '' || policy.contacts.some((c) => c.role === contact.role && c.contact === contact.contact)) return;
  policy.contacts.push(contact);
}

/** "Escalation: Engineering manager" among contacts says whom to call next and no way to reach them; true when it does. */
function addTarget(reading: Reading, label: string, value: string, src: Source): boolean {
  const { words, policy } = reading;
  if (!words.label(label).has('escalate') && !(words.label(label).has('escalate-to') && words.says('escalate', label))) return false;
  if (addressesIn(value).length > 0 || !words.says('person-title', value) || isUnfilled(value, words)) return false;
  const known = [...policy.matrix, ...policy.ladders.flatMap(({ rungs }) => rungs)].flatMap(({ to }) => to.map(fold));
  for (const { name, delay, condition } of peopleIn(value, words, src))
    if (!known.includes(fold(name))) addRule(reading, { severities: '*', delay, to: [name], condition, text: value, src });
  return true;
}
