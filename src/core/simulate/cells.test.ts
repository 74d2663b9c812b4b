import { expect, it } from 'vitest';
import { cells, inCells, shortened } from './cells.ts';

it('counts what a terminal draws, not characters', () => {
  expect(['Ana', '当番', 'é', '👩‍🚒'].map(cells)).toEqual([3, 4, 1, 2]);
});

it('cuts a name so that its end can still be told from another', () => {
  expect(shortened('Primary on-call engineer of group 1', 16, 'middle')).toBe('Primary on…oup 1');
  expect(shortened('Primary on-call engineer of group 2', 16, 'middle')).toBe('Primary on…oup 2');
  expect(shortened('Post an update every 30 minutes', 16)).toBe('Post an update …');
});

it('never fills more cells than there are, and always as many', () => {
  for (const cut of ['end', 'middle'] as const) {
    for (const text of ['', 'Ana', '日本の当番エンジニアのチームリーダー', 'Donaudampfschifffahrtsgesellschaft', '👩‍🚒👩‍🚒👩‍🚒👩‍🚒']) {
      for (const width of [1, 2, 5, 6, 7, 40]) expect(cells(inCells(text, width, cut)), `${text} ${width} ${cut}`).toBe(width);
    }
  }
});
