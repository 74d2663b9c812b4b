import { fold } from '../lexicon/fold.ts';
import { durations, withoutTime, withoutTimeWord } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';

const LONGEST = 8;

/** "Escalate to SEV-1" names a level. */
export const isLevel = ({ scale }: Reading, name: string): boolean => scale.ids.some((id) => fold(id) === fold(name.trim()));

/** "2 hours" and no more. */
const isTime = (name: string, { words }: Reading): boolean =>
  durations(name, words).length > 0 && !/\p{L}/u.test(withoutTimeWord(withoutTime(name, words), words));

/** "update posted)" is half of a bracket, "post to the status page" is work, a level or a time is no person: nobody of that name can be called. */
export function isSomebody(reading: Reading, name: string): boolean {
  const { words } = reading;
  if (isLevel(reading, name) || isTime(name, reading) || name.split(/\s+/u).length > LONGEST) return false;
  if ((name.match(/\(/gu) ?? []).length !== (name.match(/\)/gu) ?? []).length) return false;
  return !(words.find('work-verb', name)?.index === 0 && !words.says('person-title', name));
}
