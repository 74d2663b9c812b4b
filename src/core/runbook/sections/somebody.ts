import { fold } from '../lexicon/fold.ts';
import type { Reading } from '../read/reading.ts';

const LONGEST = 8;

/** "Escalate to SEV-1" names a level. */
export const isLevel = ({ scale }: Reading, name: string): boolean => scale.ids.some((id) => fold(id) === fold(name.trim()));

/** "update posted)" is half of a bracket, "post to the status page" is work, a level is no person: nobody of that name can be called. */
export function isSomebody(reading: Reading, name: string): boolean {
  const { words } = reading;
  if (isLevel(reading, name) || name.split(/\s+/u).length > LONGEST) return false;
  if ((name.match(/\(/gu) ?? []).length !== (name.match(/\)/gu) ?? []).length) return false;
  return !(words.find('work-verb', name)?.index === 0 && !words.says('person-title', name));
}
