import type { Source } from '../../policy/source.ts';
import type { TimeBox } from '../../policy/work.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { durations } from '../read/duration.ts';
import { stated } from '../read/reading.ts';

const rangeFrom = onceForLanguages((words: Words) => new RegExp(`T\\s*\\+\\s*(\\d+)\\s*(?:-|–|${words.source('through')})`, 'iu'));
const unitOf = onceForLanguages((words: Words) => new RegExp(words.duration.unit, 'iu'));

/** "0-15 minutes", "1-4 hours", "4+ hours", "First 5 minutes", "5 min", "T+10min", "First hour". */
export function timeBoxIn(text: string, words: Words): Omit<TimeBox, 'src' | 'origin'> | null {
  const [first, second] = durations(text, words);
  if (!first) return opening(text, words);
  if (/\d\s*\+|\p{L}\+$/u.test(text.replace(/T\s*\+/giu, ''))) return { text, fromMinutes: first.minutes, toMinutes: null };
  const start = rangeFrom(words).exec(text);
  if (second) return { text, fromMinutes: first.minutes, toMinutes: second.minutes };
  if (first.from !== null) return { text, fromMinutes: first.from, toMinutes: first.minutes };
  return { text, fromMinutes: start ? Number(start[1]) : 0, toMinutes: /^T\s*\+/iu.test(text.trim()) && !start ? null : first.minutes };
}

/** "First hour": one of the unit, without its number. */
function opening(text: string, words: Words): Omit<TimeBox, 'src' | 'origin'> | null {
  const said = words.find('opening-time', text)?.[0];
  const unit = said && unitOf(words).exec(said)?.[0];
  const minutes = unit ? words.duration.minutes(unit)?.minutes : undefined;
  return minutes === undefined ? null : { text, fromMinutes: 0, toMinutes: minutes };
}

/** The same as a fact of the place where it stands; null when nothing is said of a time. */
export function timeBoxOf(text: string | null, words: Words, src: Source): TimeBox | null {
  const box = text === null ? null : timeBoxIn(text, words);
  return box && { ...box, ...stated(src) };
}
