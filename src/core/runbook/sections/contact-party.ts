import { addressesIn } from '../read/address.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Item } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { addContact } from './add-contact.ts';

/** "- **Technical owner:** [assign]", "- **Support contact:** https://…": a list of whom to reach, under any title. */
export function readParties(reading: Reading, section: Section): void {
  if (inside(reading, section, 'templates', 'examples', 'record', 'postmortem', 'review', 'procedures', 'severity', 'action-items')) return;
  for (const list of listsOf(section.blocks)) {
    const parties = list.items.filter((item) => isParty(reading, item));
    if (parties.length < 2 || parties.length * 2 < list.items.length) continue;
    for (const { label, value, src } of parties) addContact(reading, { role: label ?? '', contact: bareAddress(value), src });
    reading.claim(list);
  }
}

/** Two words at least, as "Owner: [name]" alone is a field of every form; and a way to reach the party, or the blank for one. */
function isParty({ words }: Reading, { label, value, strong }: Item): boolean {
  if (!strong || !label || !/\p{L}[\s/].*\p{L}/u.test(label) || !words.says('contact-party', label)) return false;
  return value !== '' && (addressesIn(value)[0]?.index === 0 || isUnfilled(value, words));
}

/** The address without a remark in brackets behind it. */
function bareAddress(value: string): string {
  const [address] = addressesIn(value);
  const rest = address?.index === 0 ? value.slice(address.text.length).trim() : 'more';
  return address && (rest === '' || /^\([^()]*\)\.?$/u.test(rest)) ? address.text : value;
}
