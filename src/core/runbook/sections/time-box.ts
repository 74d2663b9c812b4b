import type { TimeBox } from '../../policy/work.ts';
import type { Words } from '../lexicon/words.ts';
import { durations } from '../read/duration.ts';

/** "0-15 minutes", "1-4 hours", "4+ hours", "First 5 minutes", "5 min", "T+10min". */
export function timeBoxIn(text: string, words: Words): Omit<TimeBox, 'src' | 'origin'> | null {
  const [first, second] = durations(text, words);
  if (!first) return null;
  if (/\d\s*\+/u.test(text.replace(/T\s*\+/giu, ''))) return { text, fromMinutes: first.minutes, toMinutes: null };
  const start = new RegExp(`T\\s*\\+\\s*(\\d+)\\s*(?:-|–|${words.source('through')})`, 'iu').exec(text);
  if (second) return { text, fromMinutes: first.minutes, toMinutes: second.minutes };
  if (first.from !== null) return { text, fromMinutes: first.from, toMinutes: first.minutes };
  return { text, fromMinutes: start ? Number(start[1]) : 0, toMinutes: /^T\s*\+/iu.test(text.trim()) && !start ? null : first.minutes };
}
