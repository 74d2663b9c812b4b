// `npm test`: every suite in order, each named, and what became of it. `npm test -- unit store` runs only those.
import { endCurrent, runSuite, type SuiteResult } from './test/run-suite.ts';
import { SUITES } from './test/suite.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !SUITES.some((suite) => suite.name === name));
if (unknown !== undefined) {
  console.error(`There is no suite "${unknown}". There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endCurrent();
    process.exit(130);
  });
}

process.chdir(new URL('..', import.meta.url).pathname);
const strict = !['', '0', 'false', undefined].includes(process.env['CI']);
const results: SuiteResult[] = [];
for (const suite of SUITES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}`);
  const result = await runSuite(suite, strict);
  if (result.why !== null) console.log(`${suite.name} ${result.outcome}: ${result.why}`);
  results.push(result);
}

const sum = (key: 'passed' | 'failed' | 'skipped') => results.reduce((total, result) => total + result[key], 0);
console.log(
  `\n${'suite'.padEnd(12)} ${'outcome'.padEnd(8)} ${'passed'.padStart(7)} ${'failed'.padStart(7)} ${'skipped'.padStart(8)} ${'time'.padStart(9)}`,
);
for (const { name, outcome, passed, failed, skipped, seconds, why } of results) {
  const time = `${seconds.toFixed(1)} s`;
  console.log(
    `${name.padEnd(12)} ${outcome.padEnd(8)} ${String(passed).padStart(7)} ${String(failed).padStart(7)} ${String(skipped).padStart(8)} ${time.padStart(9)}${why === null ? '' : `  ${why}`}`,
  );
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = results.some((result) => result.outcome === 'failed') ? 1 : 0;
