import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';
import type { Words } from './words.ts';
import { wordsOf } from './words.ts';

/** The one list of languages. */
export const lexicons = [english, french, german, japanese, portuguese, russian, spanish, ukrainian] as const;

export const words: Words = wordsOf(lexicons);
