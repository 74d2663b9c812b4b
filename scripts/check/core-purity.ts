import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { files, isCode, isTest } from './files.ts';

const IMPURE: [RegExp, string][] = [
  [/(?:from|import)\s*\(?\s*['"]node:/, 'Node'],
  [/\bnew Date\b|\bDate\s*[.(]/, 'Date'],
  [/\bMath\.random\b|\bcrypto\b/, 'chance'],
  [/\bTemporal\.Now\b|\bperformance\.now\b/, 'the clock'],
  [/\bsetTimeout\b|\bsetInterval\b|\bqueueMicrotask\b/, 'waiting'],
  [/\bprocess\.|\bglobalThis\b|\bfetch\(|\bconsole\./, 'the world'],
];

/** Core has no clock, no chance and no world: `now` is a parameter. The types forbid most of it; this says the rest by name. */
export const corePurity: Check = {
  name: 'core purity',
  run: (root) => ({
    problems: files(root, 'src/core')
      .filter((path) => isCode(path) && !isTest(path))
      .flatMap((path) => {
        const lines = withoutComments(readFileSync(join(root, path), 'utf8')).split('\n');
        return lines.flatMap((line, index) =>
          IMPURE.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${path}:${index + 1} reaches for ${what}`),
        );
      }),
  }),
};

/** Comments are blanked, so that line numbers stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/^\s*\/\/.*$/gm, '');
}
