import type { Contact } from '../../policy/role.ts';
import type { Source } from '../../policy/source.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';

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
  if (role === '' || policy.contacts.some((c) => c.role === contact.role && c.contact === contact.contact)) return;
  policy.contacts.push(contact);
}
