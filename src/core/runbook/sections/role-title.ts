import type { Item } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { addRole, filledFor } from './add-role.ts';

/** "The comms lead's role", "Declaring an incident and the incident lead (IL) role": the title names one role, its chapters do not. */
export function readRoleOfTitle(reading: Reading, section: Section): boolean {
  const name = reading.words.captured('role-title', section.title);
  if (name) addRole(reading, { name, src: section.src });
  return name !== null;
}

/** "### Primary on-call" with its "Responsibilities:" below, wherever it stands. */
export function readDutiesBelowTitles(reading: Reading): void {
  for (const section of reading.sections) {
    if (section.rank === 'heading' && !inside(reading, section, 'roles', 'templates', 'examples')) readRoleOfTitle(reading, section);
    if (section.rank !== 'heading' || section.title.split(/\s+/u).length > 5) continue;
    if (!isNamed(reading, section.title) && !isBesideTurn(reading, section)) continue;
    if (
      inside(reading, section, 'templates', 'examples', 'procedures') ||
      about(reading, section, 'process', 'responsibilities', 'rotation')
    )
      continue;
    const duties = dutiesBelow(reading, section);
    if (duties.length > 0)
      addRole(reading, {
        // "T1: On-call operator"
        name: section.title.replace(/^\p{L}{1,6}\s?\d\s?[:：–—-]\s/u, ''),
        src: section.src,
        duties: duties.map((item) => textFact(item.text, item.src)),
        filledFor: filledFor(reading, section),
      });
  }
}

/** "Primary on-call" is a role by its turn, though no word in it is the name of one. */
export const isTurn = ({ words }: Reading, text: string): boolean => words.says('turn', text) && words.says('on-call', text);

/** "On-call operator" is one by who it is, where its duties stand below. */
const isNamed = (reading: Reading, title: string): boolean =>
  isTurn(reading, title) ||
  reading.words.says('incident-role', title) ||
  (reading.words.says('on-call', title) && reading.words.says('job-title', title));

/** "Management on-call" beside "Primary on-call". */
function isBesideTurn(reading: Reading, { title, parent }: Section): boolean {
  const alone = reading.words.without('on-call', title);
  return alone !== title && /^\p{Lu}[\p{L}-]+$/u.test(alone) && (parent?.sections.some((s) => isTurn(reading, s.title)) ?? false);
}

function dutiesBelow(reading: Reading, section: Section): Item[] {
  const { words } = reading;
  const told = section.sections.filter((s) => about(reading, s, 'responsibilities')).flatMap((s) => listsOf(s.blocks));
  const led = listsOf(section.blocks).filter((list) => list.lead && words.isAbout('responsibilities', list.lead.text));
  return [...told, ...led].flatMap((list) => list.items);
}
