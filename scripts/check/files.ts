import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'coverage', 'reports', '.stryker-tmp']);

/** Every file of the project below `folder`, as paths from `root` with slashes, sorted; what is built, installed or run is left out. */
export function files(root: string, folder = ''): string[] {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(join(root, folder));
  } catch {
    return [];
  }
  return entries
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.has(entry.name) || path === 'data') return [];
      if (entry.isDirectory()) return files(root, path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });

export const isCode = (path: string): boolean => /\.(?:ts|tsx|mts|cts|js|mjs|cjs)$/.test(path);
export const isTest = (path: string): boolean => /\.(?:test|fixture|contract)\.tsx?$/.test(path);
