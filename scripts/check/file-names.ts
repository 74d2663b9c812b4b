import type { Check } from './check.ts';
import { files } from './files.ts';

const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'misc', 'types', 'data']);
const KEBAB = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;

/** Files and folders are named in kebab-case for what they hold; a name that could hold anything holds everything soon. */
export const fileNames: Check = {
  name: 'names',
  run: (root) => ({
    problems: ['src', 'test', 'scripts', 'bench', 'docs', 'runbooks', 'examples']
      .flatMap((folder) => files(root, folder))
      .flatMap((path) => {
        const parts = path.split('/');
        const banned = parts.find((part) => BANNED.has((part.split('.')[0] ?? '').toLowerCase()));
        const wrong = parts.find((part) => !KEBAB.test(part));
        return [
          ...(banned === undefined ? [] : [`${path}: "${banned}" says nothing; name it for what it holds`]),
          ...(wrong === undefined ? [] : [`${path}: "${wrong}" is not kebab-case`]),
        ];
      }),
  }),
};
