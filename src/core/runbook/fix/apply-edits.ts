import type { TextEdit } from '../../policy/diagnostic.ts';

/**
 * The text with the edits made. Of edits that overlap the first wins; line ends and a byte order mark stay as they were. Edits that do
 * not fit the text are left out.
 */
export function applyEdits(source: string, edits: TextEdit[]): string {
  const mark = source.startsWith('\uFEFF') ? 1 : 0;
  const starts = [mark];
  for (const end of source.matchAll(/\r\n?|\n/gu)) starts.push(end.index + end[0].length);
  const offset = (line: number, column: number): number | null => {
    const start = starts[line - 1];
    return start === undefined || column < 1 || start + column - 1 > source.length ? null : start + column - 1;
  };
  const placed = edits
    .flatMap(({ line, column, endLine, endColumn, text }) => {
      const from = offset(line, column);
      const to = offset(endLine, endColumn);
      return from === null || to === null || to < from ? [] : [{ from, to, text }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let out = '';
  let done = 0;
  for (const { from, to, text } of placed) {
    if (from < done) continue;
    out += source.slice(done, from) + text;
    done = to;
  }
  return out + source.slice(done);
}
