// `npm run mutate -- src/core/time src/core/oncall`: changes core piece by piece and tells which changes no test notices (Stryker). A change
// takes half a second and more, so name the folders or files. Details in reports/mutation.
import { statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const named = process.argv.slice(2);
const wrong = named.find((path) => !path.startsWith('src/core/') || !statSync(path, { throwIfNoEntry: false }));
if (named.length === 0 || wrong !== undefined) {
  console.error(
    wrong === undefined ? 'Name folders or files of core: npm run mutate -- src/core/time' : `${wrong} is no folder or file of src/core.`,
  );
  process.exit(2);
}

const results = await new Stryker({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: true },
  // Stryker rewrites tsconfig.json by an interface that TypeScript 7 does not have; nothing here needs it rewritten.
  tsconfigFile: 'none',
  mutate: [
    ...named.map((path) => (path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`)),
    '!src/core/**/*.test.ts',
    '!src/core/**/*.fixture.ts',
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 8_000,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
}).runMutationTest();
const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
console.log(`${noticed} of ${noticed + unnoticed} changes were noticed (${((100 * noticed) / (noticed + unnoticed)).toFixed(1)} %).`);
