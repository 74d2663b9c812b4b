import type { Fact, Origin, Source } from '../../policy/source.ts';

/**
 * One sentence about what the runbook says, with the line that it comes from. `src` null: the runbook is silent about it.
 * `within`: what it is a part of, the outermost first: the phase of a step, and the step of a nested one.
 */
export type Sentence = {
  section: string;
  text: string;
  within: string[];
  src: Source | null;
  origin: Origin;
  because: string | null;
};
export type Say = (section: string, text: string, fact: Fact | null, within?: string[]) => void;

/** The text on one line and with one full stop, however the runbook's own words in it end. */
export function inOneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([.!?…])\.$/, '$1')
    .replace(/[:;,]\.$/, '.');
}

/** The beginning of a text in at most so many letters, cut between words. */
export function beginning(text: string, most: number): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  const letters = [...line];
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
