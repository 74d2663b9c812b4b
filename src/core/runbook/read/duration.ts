import type { Delay } from '../../time/delay.ts';
import { fold } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages, onceForText } from '../once.ts';

/** A length of time found in a text; `from` is the lower end of "24-48 hours". Business days are counted as days of 24 hours, and as such. */
export type Found = { minutes: number; from: number | null; business: boolean; businessDays: number | null; index: number; text: string };

const patternOf = onceForLanguages((words: Words) => new RegExp(words.duration.source, 'gu'));

/** Every length of time in the text: "< 15 min", "24-48 hours", "two business days", "T+5min", "7d". */
export const durations = onceForText((text: string, words: Words): readonly Found[] => {
  const found: Found[] = [];
  for (const match of fold(text).matchAll(patternOf(words))) {
    const [, low, high = '', unit = ''] = match;
    const count = words.duration.number(high);
    const size = words.duration.minutes(unit.replace(/\s+/g, ' '));
    if (count === null || !size) continue;
    // "a day", "an hour" are lengths; "a m" is none.
    if (/^\p{L}+$/u.test(high) && /^\p{sc=Latin}$/u.test(unit)) continue;
    const from = low ? words.duration.number(low) : null;
    found.push({
      minutes: Math.round(count * size.minutes),
      from: from === null ? null : Math.round(from * size.minutes),
      business: size.business,
      businessDays: size.business && size.minutes === 1440 && Number.isInteger(count) ? count : null,
      index: match.index,
      text: text.slice(match.index, match.index + match[0].length),
    });
  }
  return found;
});

/** The upper bound of the first length of time in the text, in minutes. */
export function minutesIn(text: string, words: Words): number | null {
  return durations(text, words)[0]?.minutes ?? null;
}

/** When something is wanted, as a person would read it ("T+30" by itself is minutes); null when the text says nothing of time. */
export function delayIn(text: string, words: Words): Delay | null {
  const [first] = durations(text, words);
  if (first) return after(first);
  if (words.says('same-business-day', text)) return { kind: 'same-business-day' };
  if (words.says('next-business-day', text)) return { kind: 'next-business-day' };
  if (words.says('weekly-review', text)) return { kind: 'weekly-review' };
  if (words.says('immediate', text)) return { kind: 'after', minutes: 0 };
  const bare = /(?<![\p{L}\p{N}])T\s*\+\s*(\d+)(?!\d|[.,]\d|\s*\p{L})/u.exec(text)?.[1];
  return bare ? { kind: 'after', minutes: Number(bare) } : null;
}

/** The offset of a ladder's rung: of "(15-30 min)" the lower end, "60+ min" is 60. */
export function offsetIn(text: string, words: Words): Delay | null {
  const range = /(?<![\d.])(\d+)\s*[-–—]\s*\d/u.exec(text);
  const [first] = durations(text, words);
  if (first?.from !== null && first?.from !== undefined) return { kind: 'after', minutes: first.from };
  return range && !first ? null : delayIn(text, words);
}

/** A length of time as a delay; business days stay such. */
export function after(found: Found): Delay {
  const days = found.businessDays;
  return { kind: 'after', minutes: found.minutes, ...(days !== null && days > 0 ? { businessDays: days } : {}) };
}

/** Removes what says the time from a text, so that the rest can be read as people or conditions. */
export function withoutTime(text: string, words: Words): string {
  let rest = text.replace(/(?<![\p{L}\p{N}])T\s*\+\s*\d+(?![\d.,]|\s*\p{L})/gu, ' ');
  for (const found of durations(text, words)) rest = rest.replace(found.text, ' ');
  for (const phrase of ['immediate', 'next-business-day', 'same-business-day', 'weekly-review'] as const) {
    const match = words.find(phrase, rest);
    // Matched in lower case: cut it out by its place.
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  // "(after 15 min)" and "（15分後）" leave a bracket with nothing in it.
  const bare = rest.replace(/[(（]\s*([^()（）]*?)\s*[)）]/gu, (whole, inner: string) =>
    inner === '' || (!text.includes(whole) && words.isOnly('time-word', inner)) ? ' ' : whole,
  );
  return bare
    .replace(/\[\s{0,9}\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Within 20 minutes", "Immediate": when, and nothing else. */
export function isOnlyTime(text: string, words: Words): boolean {
  return delayIn(text, words) !== null && !/\p{L}/u.test(withoutTimeWord(withoutTime(text, words), words));
}

/** "within", "at T+" and the like, left at the edges of a text when its time is taken out; capitals are a name: "EM". */
export function withoutTimeWord(text: string, words: Words): string {
  const bare = text
    .replace(/(?<![\s.。,;])[\s.。,;]+$/u, '')
    .replace(/\bT\s*\+?\s*$/u, '')
    .trim();
  // "después de": such a word may be two or three.
  const ends = [/\s\S+\s+\S+\s+\S+$/u, /\s\S+\s+\S+$/u, /\s\S+$/u].map((pattern) => pattern.exec(bare));
  const last = ends.find((end) => end !== null && words.isOnly('time-word', end[0]));
  const rest = last ? bare.slice(0, last.index).trim() : bare;
  const opens = words.find('time-word', rest);
  if (opens?.index !== 0) return rest;
  const word = rest.slice(0, opens[0].length);
  return word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word) ? rest : rest.slice(word.length).trim();
}

/** A time as an offset from the start: "after another 10 minutes" counts from the one before it. */
export function sinceStart(text: string, delay: Delay | null, before: Delay | null, words: Words): Delay | null {
  if (delay?.kind !== 'after' || before?.kind !== 'after' || !words.says('further', text)) return delay;
  return { kind: 'after', minutes: before.minutes + delay.minutes };
}
