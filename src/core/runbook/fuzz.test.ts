import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { mutate, mutations } from './mutate.fixture.ts';
import { unsound } from './sound.fixture.ts';

// `npm run bench -- fuzz` runs as long as one likes, on more texts.
const RUNS = 60;
const CORPUS = '../shared/corpus/texts';
const folders = ['runbooks', CORPUS].filter((folder) => existsSync(folder));
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

describe(`a damaged runbook (of ${folders.join(', ')})`, () => {
  // The suite's time-out is what bounds a hang.
  it('compiles or is refused, and every fact and remark has a line of the text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), mutations, (text, changes) => {
        const damaged = mutate(text, changes);
        expect(unsound(damaged, compile(damaged))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
