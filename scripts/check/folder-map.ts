import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';

/** Folders whose own folders the map shows as well. */
const SHOWN = ['', 'src', 'src/core', 'test', 'docs'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'data', 'coverage', 'reports']);

/** The map in ARCHITECTURE.md shows the folders that there are, and no others. */
export const folderMap: Check = {
  name: 'folder map',
  run: (root) => {
    const document = join(root, 'ARCHITECTURE.md');
    if (!existsSync(document)) return { problems: ['ARCHITECTURE.md is missing'] };
    const drawn = new Set(foldersOf(readFileSync(document, 'utf8')));
    const real = new Set(SHOWN.flatMap((folder) => childrenOf(root, folder)));
    return {
      problems: [
        ...[...real].filter((path) => !drawn.has(path)).map((path) => `${path}/ is not on the map in ARCHITECTURE.md`),
        ...[...drawn]
          .filter((path) => !existsSync(join(root, path)))
          .map((path) => `the map in ARCHITECTURE.md shows ${path}/, which does not exist`),
      ],
      note: `${real.size} folders`,
    };
  },
};

function childrenOf(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => (folder === '' ? entry.name : `${folder}/${entry.name}`));
}

/** The lines `  name/   what it is` of the block below "## Folder map", nested by two spaces a level. */
function foldersOf(text: string): string[] {
  const block = /^## Folder map[\s\S]*?```[a-z]*\n([\s\S]*?)```/m.exec(text)?.[1] ?? '';
  const above: string[] = [];
  return block.split('\n').flatMap((line) => {
    const match = /^((?: {2})*)([a-z0-9-]+)\//.exec(line);
    if (match === null) return [];
    const depth = (match[1] ?? '').length / 2;
    above.length = depth;
    above.push(match[2] ?? '');
    return [above.join('/')];
  });
}
