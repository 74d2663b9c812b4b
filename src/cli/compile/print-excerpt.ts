/** What of a long line is shown, and how much of that stands in front of the place. */
const WIDTH = 110;
const BEFORE = 40;

/** The part of a long line around its column (from 0), with dots where it was cut; and where the column is in it. */
export function clip(line: string, column: number): { text: string; at: number } {
  const at = Math.min(Math.max(column, 0), line.length);
  if (line.length <= WIDTH) return { text: line, at };
  const from = Math.max(0, Math.min(at - BEFORE, line.length - WIDTH));
  const cut = line.slice(from, from + WIDTH).trimEnd();
  return { text: `${from > 0 ? '… ' : ''}${cut}${from + WIDTH < line.length ? ' …' : ''}`, at: at - from + (from > 0 ? 2 : 0) };
}

/** What a reason speaks of in the document's own words: in quotes, or a variable, a channel, a blank. */
export const OWN_WORDS = /"([^"]+)"|([$#][\w{}-]{2,}|<[^<>]+>)/gu;

/**
 * The marks below a line: below the words that the reason speaks of where they stand there, else to the end of the cell or the line.
 * `row`: the line is one of a table, of which the text may be a part. `from`: where the marks begin in the text.
 */
export function underline(
  text: string,
  at: number,
  reason: string,
  row = text.trimStart().startsWith('|'),
): { from: number; blank: string; marks: string } {
  const named = [...reason.matchAll(OWN_WORDS)].map((match) => match[1] ?? match[2] ?? '').find((words) => text.includes(words, at));
  const from = named ? text.indexOf(named, at) : at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);
  const rest = text.slice(from);
  const cell = row ? /^[^|]*/u.exec(rest)?.[0] : undefined;
  const marked = (named ?? cell ?? rest.replace(/ …$/u, '')).trimEnd();
  return { from, blank: ' '.repeat(visible(text.slice(0, from)).length), marks: '^'.repeat(Math.max(1, visible(marked).length)) };
}

/** Control, bidirectional and zero-width characters of the document must not act on the terminal. */
export function visible(text: string): string {
  return text
    .replace(/\t/g, '    ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
