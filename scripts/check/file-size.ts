import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { files, isCode } from './files.ts';

const MOST = 400;
const MEDIAN = 80;

/** No file is longer than 400 lines; the median is printed and should stay at 80. */
export const fileSize: Check = {
  name: 'file size',
  run: (root) => {
    const sizes = ['src', 'test', 'scripts', 'bench']
      .flatMap((folder) => files(root, folder))
      .filter(isCode)
      .map((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        return { path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
      });
    const source = sizes
      .filter(({ path }) => path.startsWith('src/'))
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    const median = source[Math.floor(source.length / 2)] ?? 0;
    return {
      problems: [
        ...sizes.filter(({ lines }) => lines > MOST).map(({ path, lines }) => `${path} has ${lines} lines; ${MOST} at most`),
        ...(median > MEDIAN ? [`the median file of src has ${median} lines; ${MEDIAN} at most`] : []),
      ],
      note: `${source.length} files in src, median ${median} lines, longest ${source.at(-1) ?? 0}`,
    };
  },
};
