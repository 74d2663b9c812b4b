import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/core/runbook/compile.ts';
import { factsOf } from '../../src/core/runbook/facts.ts';

const SCORER = '../shared/tools/score-runbooks.mjs';
const SETS = [
  { folder: '../shared/seeds', precision: 0.98, recall: 0.98 },
  { folder: '../shared/corpus', precision: 0.95, recall: 0.9 },
].filter(({ folder }) => existsSync(SCORER) && existsSync(`${folder}/labels`));

/** The scorer asks a command for each text's facts: this one has them ready, so that no process compiles. */
function score(folder: string): { precision: number; recall: number } {
  const work = mkdtempSync(join(tmpdir(), 'muster-score-'));
  try {
    for (const name of readdirSync(`${folder}/texts`).filter((each) => each.endsWith('.md')))
      writeFileSync(join(work, `${name}.json`), JSON.stringify(factsOf(compile(readFileSync(`${folder}/texts/${name}`, 'utf8')).policy)));
    const ready = join(work, 'facts.cjs');
    writeFileSync(
      ready,
      `const { readFileSync } = require('node:fs'), { basename } = require('node:path');
       process.stdout.write(readFileSync(__dirname + '/' + basename(process.argv[2]) + '.json'));`,
    );
    const told = execFileSync(process.execPath, [SCORER, `${folder}/texts`, `${folder}/labels`, '--', process.execPath, ready], {
      encoding: 'utf8',
    });
    const [, precision, recall] = /precision ([\d.]+) recall ([\d.]+) F1/u.exec(told.trim().split('\n').at(-1) ?? '') ?? [];
    return { precision: Number(precision), recall: Number(recall) };
  } finally {
    rmSync(work, { recursive: true });
  }
}

// The runbooks that other teams wrote are not part of the project; without them beside it this has nothing to score, and says so.
describe('runbooks that other teams wrote', { timeout: 120_000 }, () => {
  if (SETS.length === 0)
    it('are not beside the project: none is scored', () => {
      expect(existsSync(SCORER)).toBe(false);
    });
  it.each(SETS)('$folder: precision of $precision and recall of $recall, at least', ({ folder, precision, recall }) => {
    const found = score(folder);
    expect(found.precision, basename(folder)).toBeGreaterThanOrEqual(precision);
    expect(found.recall, basename(folder)).toBeGreaterThanOrEqual(recall);
  });
});
