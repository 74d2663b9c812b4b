import type { Fact, Origin, Source } from '../../policy/source.ts';

/** One sentence about what the runbook says, with the line that it comes from. `src` null: the runbook is silent about it. */
export type Sentence = { section: string; text: string; src: Source | null; origin: Origin; because: string | null };
export type Say = (section: string, text: string, fact: Fact | null) => void;
