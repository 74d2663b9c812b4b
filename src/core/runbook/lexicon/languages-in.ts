import { once } from '../once.ts';
import type { Lexicon } from './lexicon.ts';

const lettersOf = once(({ letters }: Lexicon) => (letters ? new RegExp(`[${letters}]`, 'gu') : /(?!)/gu));

/** How many small words and letters of each language a text has, the most frequent language first. */
export function languagesIn(text: string, lexicons: readonly Lexicon[]): { language: string; signs: number }[] {
  const lower = text.toLowerCase();
  const counts = new Map<string, number>();
  for (const word of lower.match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = (lexicon: Lexicon): number => lexicon.signs.reduce((sum, sign) => sum + (counts.get(sign) ?? 0), 0);
  const letters = (lexicon: Lexicon): number => lower.match(lettersOf(lexicon))?.length ?? 0;
  return lexicons
    .map((lexicon) => ({ language: lexicon.language, signs: words(lexicon) + letters(lexicon) }))
    .sort((a, b) => b.signs - a.signs);
}
