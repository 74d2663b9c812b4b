/** Characters that a terminal draws two cells wide: East Asian letters, and emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{M}|\u200b|\ufe0f/u;

const segmenter = new Intl.Segmenter();
const cellsOf = (letter: string): number =>
  NO_WIDTH.test(letter) && !WIDE.test(letter) && letter.length === 1 ? 0 : WIDE.test(letter) ? 2 : 1;

/** How many cells of a terminal a text takes. */
export function cells(text: string): number {
  return [...segmenter.segment(text)].reduce((sum, { segment }) => sum + cellsOf(segment), 0);
}

/** Where a text that is too long is cut: names of people and roles often differ only at their ends. */
export type Cut = 'end' | 'middle';

/** The text in at most so many cells, cut with "…" if need be. */
export function shortened(text: string, width: number, cut: Cut = 'end'): string {
  if (cells(text) <= width) return text;
  const tail = cut === 'end' ? 0 : Math.floor((width - 1) / 3);
  const letters = [...segmenter.segment(text)].map(({ segment }) => segment);
  return `${fitting(letters, width - 1 - tail).join('')}…${fitting(letters.toReversed(), tail).toReversed().join('')}`;
}

function fitting(letters: string[], width: number): string[] {
  let used = 0;
  const end = letters.findIndex((one) => (used += cellsOf(one)) > width);
  return end < 0 ? letters : letters.slice(0, end);
}

/** The text in exactly so many cells: filled with spaces, or cut. */
export function inCells(text: string, width: number, cut: Cut = 'end'): string {
  const short = shortened(text, width, cut);
  return short + ' '.repeat(Math.max(0, width - cells(short)));
}

/** Words in lines of at most so many cells; a word that is longer is cut to pieces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    if (line !== '' && cells(line) + 1 + cells(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (cells(word) <= width) return [word];
  const all: string[] = [''];
  for (const { segment } of segmenter.segment(word)) {
    if (cells((all.at(-1) ?? '') + segment) > width) all.push('');
    all[all.length - 1] += segment;
  }
  return all;
}
