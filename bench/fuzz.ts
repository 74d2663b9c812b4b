// The compiler on damaged runbooks: how many a second, how slow the slowest is, and whether one crashes it or gives a fact without a line.
// FUZZ_RUNS (2,000) sets how many, FUZZ_SEED (a fresh one) repeats a run. Exit 1 when one is wrong; the text is kept and named.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compile } from '../src/core/runbook/compile.ts';
import { mutate, mutations } from '../src/core/runbook/mutate.fixture.ts';
import { unsound } from '../src/core/runbook/sound.fixture.ts';
import { quantile } from './quantile.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 2_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const folders = ['runbooks', '../shared/seeds/texts', '../shared/corpus/texts'].filter((folder) => existsSync(folder));
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

const took: number[] = [];
let wrong = 0;
let slowest = { text: '', ms: 0 };
const kept = (text: string, name: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'muster-fuzz-')), `${name}.md`);
  writeFileSync(file, text);
  return file;
};
for (const [text, changes] of fc.sample(fc.tuple(fc.constantFrom(...texts), mutations), { numRuns: runs, seed })) {
  const damaged = mutate(text, changes);
  const began = performance.now();
  let problems: string[];
  try {
    problems = unsound(damaged, compile(damaged));
  } catch (error) {
    problems = [String(error)];
  }
  const ms = performance.now() - began;
  took.push(ms);
  if (ms > slowest.ms) slowest = { text: damaged, ms };
  if (problems.length === 0) continue;
  wrong += 1;
  if (wrong <= 5) console.log(`${kept(damaged, 'wrong')}: ${problems[0]}`);
}
const seconds = took.reduce((sum, ms) => sum + ms, 0) / 1_000;
console.log(
  `seed ${seed}: ${runs} damaged copies of ${texts.length} runbooks (${folders.join(', ')}) in ${seconds.toFixed(0)} s; ${wrong} wrong`,
);
console.log(
  `p50 ${quantile(took, 0.5).toFixed(1)} ms, p99 ${quantile(took, 0.99).toFixed(1)} ms, slowest ${slowest.ms.toFixed(0)} ms: ${kept(slowest.text, 'slowest')}`,
);
process.exitCode = wrong === 0 ? 0 : 1;
