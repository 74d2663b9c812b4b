import { danish } from './danish.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { languagesIn } from './languages-in.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';
import type { Words } from './words.ts';
import { vocabularyOf } from './words.ts';

/** The one list of languages. */
export const lexicons = [danish, english, french, german, italian, japanese, portuguese, russian, spanish, ukrainian] as const;

/** Runbooks of every language borrow English words. */
const ALWAYS = 'en';
/** A language counts when it has this part of the signs that the most frequent one has: an "e" of "e.g." makes no text Portuguese. */
const PART = 0.1;
const built = new Map<string, () => Words>();

/** The words of the languages that a text is written in. Few patterns of few languages are quick to build and to match. */
export function wordsIn(text: string): Words {
  const counts = languagesIn(text, lexicons);
  const most = counts[0]?.signs ?? 0;
  const spoken = lexicons.filter(
    ({ language }) => most < 3 || language === ALWAYS || counts.some((each) => each.language === language && each.signs >= most * PART),
  );
  const key = spoken.map(({ language }) => language).join();
  const known = built.get(key) ?? vocabularyOf(spoken);
  built.set(key, known);
  return known();
}

/** The language that most of a text is in, as its two letters; `und` when nothing tells. */
export function languageOf(text: string): string {
  const [first] = languagesIn(text.slice(0, 6_000), lexicons);
  return first && first.signs > 0 ? first.language : 'und';
}
