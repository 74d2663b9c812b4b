// `npm run bench -- NAME`: runs bench/NAME.ts in a process of its own. Without a name it lists them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A bench begins with a comment that says what it measures; the other files here are their parts. */
const benches = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => ({ name: file.slice(0, -3), first: readFileSync(`${import.meta.dirname}/${file}`, 'utf8').split('\n')[0] ?? '' }))
  .filter(({ first }) => first.startsWith('// '));

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !benches.some((bench) => bench.name === name)) {
  if (name !== undefined) console.error(`There is no bench "${name}".`);
  console.log('npm run bench -- NAME, with NAME one of');
  for (const { name: known, first } of benches) console.log(`  ${known.padEnd(14)} ${first.slice(3)}`);
  process.exit(name === undefined ? 0 : 2);
}
const run = spawnSync(process.execPath, [`${import.meta.dirname}/${name}.ts`, ...rest], { stdio: 'inherit' });
process.exit(run.status ?? 1);
