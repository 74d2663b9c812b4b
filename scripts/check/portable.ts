import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { files } from './files.ts';

const TEXT = /\.(?:ts|tsx|js|mjs|cjs|json|md|ya?ml|sql|css|html|svg|txt|sh)$|(?:^|\/)(?:run|\.npmrc|LICENSE)$/;
const OF_ONE_MACHINE = /(?:^|[\s"'`(=:])\/(?:work|root|home\/[a-z][^\s/]*|Users\/[A-Za-z][^\s/]*)(?:[\s/"'`),;:]|$)/;
const REGISTRY = /\bregistry\.[a-z0-9-]+\.[a-z]+|\bnpmjs\.(?:org|com)\b|\bnpm\.pkg\./;

/** What is committed works anywhere: no registry's host, no path of one machine, and a lock file that any registry can serve. */
export const portable: Check = {
  name: 'portable',
  run: (root) => {
    const lines = files(root)
      .filter((path) => TEXT.test(path) && path !== 'package-lock.json')
      .flatMap((path) =>
        readFileSync(join(root, path), 'utf8')
          .split('\n')
          .map((line, index) => ({ at: `${path}:${index + 1}`, line })),
      );
    const lock = join(root, 'package-lock.json');
    return {
      problems: [
        ...lines.filter(({ line }) => OF_ONE_MACHINE.test(line)).map(({ at }) => `${at} names a path of one machine`),
        ...lines.filter(({ line }) => REGISTRY.test(line)).map(({ at }) => `${at} names a package registry`),
        ...(existsSync(lock) && /"resolved"/.test(readFileSync(lock, 'utf8'))
          ? ['package-lock.json has "resolved" hosts: run `npm i --omit-lockfile-registry-resolved`']
          : []),
      ],
    };
  },
};
