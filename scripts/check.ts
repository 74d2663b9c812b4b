// `npm run check`: every wall of the project, each with its time. Names given as arguments run only those: `npm run check -- arrows lint`.
import { fileURLToPath } from 'node:url';
import { arrows } from './check/arrows.ts';
import type { Check } from './check/check.ts';
import { corePurity } from './check/core-purity.ts';
import { deadCode } from './check/dead-code.ts';
import { documentLinks } from './check/document-links.ts';
import { fileNames } from './check/file-names.ts';
import { fileSize } from './check/file-size.ts';
import { folderMap } from './check/folder-map.ts';
import { glossary } from './check/glossary.ts';
import { lint } from './check/lint.ts';
import { portable } from './check/portable.ts';
import { recogniserWords } from './check/recogniser-words.ts';
import { typeCheck } from './check/type-check.ts';

const CHECKS: Check[] = [
  typeCheck,
  arrows,
  lint,
  corePurity,
  deadCode,
  fileSize,
  fileNames,
  glossary,
  documentLinks,
  folderMap,
  portable,
  recogniserWords,
];

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown[0]}". There are: ${CHECKS.map((check) => check.name).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
let passed = 0;
for (const check of CHECKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const began = performance.now();
  const { problems, note } = await Promise.resolve(check.run(root)).catch((error: unknown) => ({
    problems: [String(error)],
    note: undefined,
  }));
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(
    `${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(12)} ${time.padStart(7)}${note === undefined ? '' : `  ${note}`}`,
  );
  for (const problem of problems) console.log(`      ${problem.replaceAll('\n', '\n      ')}`);
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 ? 0 : 1;
