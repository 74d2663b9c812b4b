import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { delayIn, durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { levelsNamed } from './escalation-rule.ts';

export type LevelTime = { severities: string[]; delay: Delay | null; text: string };

/**
 * "Within 1 hour (critical), 1 business day (others)", "15 min for SEV-1 and 2 hours for SEV-2", "SEV-1: 15 min, SEV-2: 2 hours": the time
 * of each level where a text gives several; empty where a time has no level of its own, or a level two times.
 */
export function timesByLevel(reading: Reading, text: string): LevelTime[] {
  const times = timesIn(reading, text);
  if (times.length < 2) return [];
  const behind = times.map(({ end }, i) => text.slice(end, times[i + 1]?.index ?? text.length));
  const before = times.map(({ index }, i) => text.slice(times[i - 1]?.end ?? 0, index));
  for (const beside of [behind.map((each) => closest(reading, each)), before.map((each) => lastOf(reading, each))]) {
    const levels = beside.map((each, i) => levelsBeside(reading, each, i === times.length - 1 ? beside.slice(0, -1) : []));
    const all = levels.flat();
    if (levels.every((ids) => ids.length > 0) && new Set(all).size === all.length)
      return levels.map((severities, i) => ({
        severities,
        delay: times[i]?.delay ?? null,
        text: `${times[i]?.text ?? ''} ${beside[i] ?? ''}`.trim(),
      }));
  }
  return [];
}

type Time = { index: number; end: number; delay: Delay | null; text: string };

/** Lengths of time, "immediately" and "the next business day", in the order of the text. */
function timesIn({ words }: Reading, text: string): Time[] {
  const lengths = durations(text, words).map(({ index, text: said }) => ({ index, end: index + said.length, text: said }));
  const others = (['immediate', 'next-business-day', 'same-business-day'] as const).flatMap((phrase) => {
    const found = words.find(phrase, text);
    return found && !lengths.some(({ index, end }) => found.index < end && found.index + found[0].length > index)
      ? [{ index: found.index, end: found.index + found[0].length, text: found[0] }]
      : [];
  });
  return [...lengths, ...others].sort((a, b) => a.index - b.index).map((time) => ({ ...time, delay: delayIn(time.text, words) }));
}

const endOf = onceForLanguages(
  (words: Words) => new RegExp(`[;,.]|\\s${words.source('or')}\\s|\\s${words.source('joins')}\\s(?!\\S*\\d)`, 'iu'),
);

/** What stands right behind a time: in its brackets, or up to the next comma, "or" or stop. */
function closest({ words }: Reading, text: string): string {
  const bracket = /^\s*\(([^()]*)\)/u.exec(text)?.[1];
  if (bracket !== undefined) return bracket;
  const end = endOf(words).exec(text);
  return end ? text.slice(0, end.index) : text;
}

/** What stands right in front of a time, from the last comma on. */
const lastOf = (_: Reading, text: string): string => text.split(/[;,.]\s/u).at(-1) ?? '';

function levelsBeside(reading: Reading, text: string, others: string[]): string[] {
  if (others.length === 0 || !reading.words.says('other-levels', text)) return levelsNamed(reading, text);
  const taken = new Set(others.flatMap((each) => levelsNamed(reading, each)));
  return reading.scale.ids.filter((id) => !taken.has(id));
}
