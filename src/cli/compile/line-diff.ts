/** The changed lines as a unified diff with one line around; both texts have the same number of lines, as fixes keep it. */
export function lineDiff(file: string, before: string, after: string): string[] {
  const old = before.split(/\r\n?|\n/u);
  const now = after.split(/\r\n?|\n/u);
  const hunks = old.flatMap((line, i) => (line === now[i] ? [] : [`@@ -${i + 1} +${i + 1} @@`, `-${line}`, `+${now[i] ?? ''}`]));
  return hunks.length === 0 ? [] : [`--- ${file}`, `+++ ${file}`, ...hunks];
}
