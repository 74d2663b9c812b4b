import { english } from './english.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';
import type { Words } from './words.ts';
import { wordsOf } from './words.ts';

/** The one list of languages. */
export const lexicons = [english, spanish, ukrainian, russian] as const;

export const words: Words = wordsOf(lexicons);
