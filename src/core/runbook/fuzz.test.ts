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

// What Markdown itself makes of a text is bounded by a time limit elsewhere; these are plain text to it.
const LONG = ['A', 'a', '1', ' ', '\u00a0', 'A. ', 'Aa, ', '1 ', '=', '.', 'SEV-1 ', '5 min ', 'a→', 'a-', 'a@', '日', '日→'];
const FORMS: Record<string, (run: string) => string> = {
  'a paragraph': (run) => `# Incidents\n\n## Severity levels\n\n### P1 - Outage\n\nx${run}x`,
  'an item': (run) => `# Incidents\n\n## Escalation\n\n- x${run}x`,
  'a cell': (run) => `# Incidents\n\n## Escalation\n\n| Level | Who | After |\n|---|---|---|\n| 1 | x${run}x | 5 min |`,
  'a title': (run) => `# Incidents\n\n## Escalation x${run}x\n\n- Ann after 5 min`,
  'a fence': (run) => `# Incidents\n\n## Escalation\n\n\`\`\`\nx${run}x\n\`\`\``,
  'a role': (run) => `# Incidents\n\n## Roles\n\n**x${run}x**: x${run}x`,
  'a template': (run) => `# Incidents\n\n## Templates\n\n> x${run}x\n\nSubject: x${run}x`,
};

describe('a line of a hundred thousand of the same', () => {
  // A pattern whose cost grows with the square of a line takes a minute here, one that grows with the line some milliseconds.
  it.each(Object.keys(FORMS))('is read in %s at a cost that grows with its length', { timeout: 40_000 }, (form) => {
    for (const unit of LONG) {
      const text = FORMS[form]?.(unit.repeat(100_000 / unit.length)) ?? '';
      expect(unsound(text, compile(text)), JSON.stringify(unit)).toEqual([]);
    }
  });
});

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
