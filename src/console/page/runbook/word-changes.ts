/** A line in three parts: what both lines begin with, what differs, what both end with. */
export type Parts = [head: string, differs: string, tail: string];

/** Less in common than this share of the longer line, and they are two lines rather than one that was changed. */
const LEAST_ALIKE = 0.3;

/** Where in two lines the change lies, by whole words; null where they have too little in common for it to be said. */
export function wordChanges(before: string, after: string): { before: Parts; after: Parts } | null {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const parts = (words: string[]): Parts => [
    words.slice(0, head).join(''),
    words.slice(head, words.length - tail).join(''),
    words.slice(words.length - tail).join(''),
  ];
  const [one, other] = [parts(old), parts(now)];
  const alike = one[0].length + one[2].length;
  return alike < LEAST_ALIKE * Math.max(before.length, after.length) ? null : { before: one, after: other };
}

const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];
