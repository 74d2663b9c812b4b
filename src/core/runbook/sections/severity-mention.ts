import type { Source } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { durations } from '../read/duration.ts';
import type { Level } from '../read/level.ts';
import { levelAt, levelsIn } from '../read/level.ts';
import { listsOf, paragraphsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import type { Sighting } from './severity-sighting.ts';
import type { TargetKey } from './severity-target.ts';

const SAID: [Phrase, TargetKey][] = [
  ['acknowledges', 'acknowledge'],
  ['resolves', 'resolve'],
  ['responds', 'respond'],
];

/** Levels that a chapter names without telling them: beside the time that each has, or one after the other in a sentence. */
export function levelMentions(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  const timed = listsOf(section.blocks).flatMap((list): Sighting[] => {
    const lead = list.lead?.text ?? section.title;
    const clock = SAID.find(([phrase]) => words.says(phrase, lead))?.[1];
    const found = clock ? list.items.flatMap(({ text, src }) => timeFirst(text, words).map((level) => ({ level, text, src }))) : [];
    if (found.length < 2 || !clock) return [];
    reading.claim(list);
    return found.map(({ level, text, src }) => ({ ...bare, level, src, values: { [clock]: { text, src } } }));
  });
  if (!about(reading, section, 'severity')) return timed;
  const lines = [
    ...paragraphsOf(section.blocks).flatMap((p) => p.lines),
    ...listsOf(section.blocks).flatMap((l) => l.items.flatMap((i) => i.lines)),
  ];
  // "Give it one of SEV1/SEV2/SEV3."
  const named = lines.flatMap(({ text, src }) => {
    const levels = levelsIn(text, words);
    return levels.length > 2 ? levels.map((level) => ({ ...bare, level: { ...level, tail: '' }, src, values: {} })) : [];
  });
  return [...timed, ...named, ...lines.flatMap(({ text, src }) => series(text, src, words))];
}

const between = onceForLanguages(
  (words: Words) => new RegExp(`[,/|、，]\\s*|[.:：;()（）]\\s|\\s(?:${words.source('joins')}|${words.source('or')})\\s`, 'iu'),
);

/** "Levels are minor, major and critical": three names at least, one behind the other. */
function series(text: string, src: Source, words: Words): Sighting[] {
  const runs: Level[][] = [[]];
  for (const part of text.split(between(words))) {
    const level = levelAt(part, words);
    // The word in front of the first name, the stop behind the last.
    const name = level ?? levelAt(part.split(/[^\p{L}]+/u).findLast((word) => word !== '') ?? '', words);
    if (name?.form !== 'word') runs.push([]);
    else if (level === null || /\p{L}/u.test(level.tail)) runs.push([name]);
    else runs.at(-1)?.push(name);
  }
  const found = runs.filter((run) => new Set(run.map(({ key }) => key)).size > 2).flat();
  return found.map((level) => ({ ...bare, level: { ...level, tail: '' }, src, values: {}, series: true }));
}

const bare = { defining: false, criteria: [], examples: [] };

/** "15 minutes for SEV-1 (pager)", "4 h: P3/P4". */
function timeFirst(text: string, words: Words) {
  const [time] = durations(text, words);
  return time && !/[\p{L}\d]/u.test(text.slice(0, time.index)) ? levelsIn(text, words) : [];
}
