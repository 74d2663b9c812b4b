/** One row of two texts side by side; null where the other text has a line more. `far`: that many lines between are the same. */
export type LinePair = { before: Numbered | null; after: Numbered | null; same: boolean } | { far: number };
type Numbered = { number: number; text: string };

const AROUND = 2;
/** Cells of the table that finds what both texts have: a changed part of 2,000 lines on both sides. */
const MOST_CELLS = 4_000_000;

/** Two texts line by line, what is the same far from any change left out. Null where they differ in more than can be laid side by side. */
export function lineChanges(before: string, after: string): LinePair[] | null {
  const [old, now] = [before, after].map((text) => text.split(/\r\n?|\n/)) as [string[], string[]];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const middle = aligned(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  if (middle === null) return null;
  const at = (lines: string[], index: number) => ({ number: index + 1, text: lines[index] ?? '' });
  const same = (count: number, oldStart: number, nowStart: number) =>
    Array.from({ length: count }, (_, index) => ({ before: at(old, oldStart + index), after: at(now, nowStart + index), same: true }));
  const rows = [
    ...same(head, 0, 0),
    ...middle.map(([one, other]) => ({
      before: one === null ? null : at(old, head + one),
      after: other === null ? null : at(now, head + other),
      same: one !== null && other !== null && old[head + one] === now[head + other],
    })),
    ...same(tail, old.length - tail, now.length - tail),
  ];
  return folded(rows);
}

type Place = [before: number | null, after: number | null];

/** The longest common lines stand beside each other; of a changed stretch the first line beside the first, and so on. */
function aligned(old: string[], now: string[]): Place[] | null {
  if (old.length * now.length > MOST_CELLS) return null;
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const cell = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = old[i] === now[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const places: Place[] = [];
  let [removed, added]: [number[], number[]] = [[], []];
  const flush = () => {
    for (let k = 0; k < Math.max(removed.length, added.length); k += 1) places.push([removed[k] ?? null, added[k] ?? null]);
    [removed, added] = [[], []];
  };
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      flush();
      places.push([i++, j++]);
    } else if (j >= now.length || (i < old.length && cell(i + 1, j) >= cell(i, j + 1))) removed.push(i++);
    else added.push(j++);
  }
  flush();
  return places;
}

function folded(rows: Exclude<LinePair, { far: number }>[]): LinePair[] {
  const near = rows.map(() => false);
  rows.forEach((row, index) => {
    if (!row.same) near.fill(true, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const out: LinePair[] = [];
  for (const [index, row] of rows.entries()) {
    const last = out.at(-1);
    if (near[index]) out.push(row);
    else if (last && 'far' in last) last.far += 1;
    else out.push({ far: 1 });
  }
  return out;
}
