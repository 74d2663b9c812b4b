import { expect, test } from 'vitest';
import { lineChanges } from './line-changes.ts';

const written = (before: string, after: string) =>
  lineChanges(before, after)?.map((row) =>
    'far' in row ? `… ${row.far}` : `${row.before?.text ?? '∅'} ${row.same ? '=' : '|'} ${row.after?.text ?? '∅'}`,
  );

test('a changed line stands beside the line that it was, with two around it; the rest is counted', () => {
  expect(written('a\nb\nc\nd\ne\nf\ng', 'a\nb\nc\nD\ne\nf\ng')).toEqual(['… 1', 'b = b', 'c = c', 'd | D', 'e = e', 'f = f', '… 1']);
});

test('lines that were added or taken away have nothing beside them, and all keep their own numbers', () => {
  expect(written('a\nc', 'a\nb\nc')).toEqual(['a = a', '∅ | b', 'c = c']);
  expect(lineChanges('a\nb\nc', 'a\nc')).toMatchObject([
    {},
    { before: { number: 2 }, after: null },
    { before: { number: 3 }, after: { number: 2 } },
  ]);
});

test('what both texts have in common in the middle stays together', () => {
  expect(written('x\nk\ny', 'p\nk\nq\nr')).toEqual(['x | p', 'k = k', 'y | q', '∅ | r']);
});

test('equal texts have no row but the count, and line ends do not matter', () => {
  expect(written('a\r\nb', 'a\nb')).toEqual(['… 2']);
});

test('texts that have nothing in common on thousands of lines are not laid side by side', () => {
  const many = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join('\n');
  expect(lineChanges(many('a'), many('b'))).toBe(null);
});
