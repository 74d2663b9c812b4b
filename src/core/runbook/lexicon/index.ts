import { english } from './english.ts';
import type { Words } from './words.ts';
import { wordsOf } from './words.ts';

/** The one list of languages. */
export const lexicons = [english] as const;

export const words: Words = wordsOf(lexicons);
