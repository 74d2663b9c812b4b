import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Runbooks to try a property on: the project's own, and those that stand beside it where they are. By name, in a fixed order. */
export const TEXTS: readonly { name: string; text: string }[] = ['runbooks', '../shared/seeds/texts', '../shared/corpus/texts']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
  );
