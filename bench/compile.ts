// How long the compiler takes: the five seeds when they are beside the project (else our samples), warm and together; `muster check` of one,
// cold; hostile Markdown, bounded. There is no peer to run: nobody else compiles a runbook, so these are figures against DESIGN's bars.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../src/core/runbook/compile.ts';
import { quantile } from './quantile.ts';

const seeds = '../shared/seeds/texts';
const folder = existsSync(seeds) ? seeds : 'runbooks';
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(folder, name));
const texts = files.map((file) => readFileSync(file, 'utf8'));

for (let round = 0; round < 40; round++) for (const text of texts) compile(text);
const rounds = Array.from({ length: 100 }, () => elapsed(() => texts.forEach((text) => compile(text))));
console.log(
  `warm, ${texts.length} runbooks of ${folder} together: p50 ${quantile(rounds, 0.5).toFixed(1)} ms, p99 ${quantile(rounds, 0.99).toFixed(1)} ms (bar 25 ms)`,
);

const cold = Array.from({ length: 7 }, () => elapsed(() => spawnSync(process.execPath, ['bin/muster.js', 'check', files[0] as string])));
console.log(`\`muster check\` of one, cold: median ${quantile(cold, 0.5).toFixed(0)} ms (bar 500 ms)`);
console.log(`  of which Node itself: ${elapsed(() => execFileSync(process.execPath, ['-e', '0'])).toFixed(0)} ms`);

const work = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
const hostile: Record<string, string> = {
  '500-deep list': Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- item`).join('\n'),
  '5,000 quote marks': `${'>'.repeat(5_000)} text`,
  '10 MB of prose': 'Every word of this is harmless. '.repeat(330_000),
  '2,000 open brackets': '[a]('.repeat(2_000),
  'a table of 20,000 rows': `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(20_000)}`,
};
for (const [name, text] of Object.entries(hostile)) {
  const file = join(work, 'hostile.md');
  writeFileSync(file, text);
  let outcome = '';
  const took = elapsed(() => {
    const run = spawnSync(process.execPath, ['bin/muster.js', 'check', file], { encoding: 'utf8' });
    outcome = `exit ${run.status}: ${`${run.stderr}${run.stdout}`.trim().split('\n')[0]?.slice(0, 90)}`;
  });
  console.log(`${name}: ${took.toFixed(0)} ms (bar 2,000 ms and the start), ${outcome}`);
}
rmSync(work, { recursive: true });

function elapsed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
