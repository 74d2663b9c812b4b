import { describe, expect, it } from 'vitest';
import type { Check } from '../../scripts/check/check.ts';
import { corePurity } from '../../scripts/check/core-purity.ts';
import { deadCode } from '../../scripts/check/dead-code.ts';
import { documentLinks } from '../../scripts/check/document-links.ts';
import { fileNames } from '../../scripts/check/file-names.ts';
import { fileSize } from '../../scripts/check/file-size.ts';
import { folderMap } from '../../scripts/check/folder-map.ts';
import { glossary } from '../../scripts/check/glossary.ts';
import { lint } from '../../scripts/check/lint.ts';
import { portable } from '../../scripts/check/portable.ts';
import { recogniserWords } from '../../scripts/check/recogniser-words.ts';
import { typeCheck } from '../../scripts/check/type-check.ts';
import { Sandbox } from './sandbox.ts';

const problems = async (check: Check, sandbox: Sandbox) => (await check.run(sandbox.root)).problems.join('\n');

describe('the wall around core', () => {
  it('does not compile with Node, the DOM or a missing type', async () => {
    using core = new Sandbox().take('package.json', 'tsconfig.base.json', 'src/core/tsconfig.json', 'src/core/time').withPackages();
    core.plant('tsconfig.json', '{ "files": [], "references": [{ "path": "src/core" }] }');
    expect(await problems(typeCheck, core)).toBe('');
    core.plant('src/core/time/planted.ts', "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync('x');\n");
    expect(await problems(typeCheck, core)).toMatch(/planted\.ts.*Cannot find (?:module|name) 'node:fs'/s);
    core.plant('src/core/time/planted.ts', 'export const planted = document.title;\n');
    expect(await problems(typeCheck, core)).toMatch(/planted\.ts.*'document'/s);
  }, 30_000);

  it('has no clock, no chance and no world, except in a comment', async () => {
    using core = new Sandbox().plant('src/core/time/fine.ts', '// new Date() is what we never write\nexport const now = 1;\n');
    expect(await problems(corePurity, core)).toBe('');
    const planted = [
      'Date.now()',
      'new Date()',
      'Math.random()',
      'Temporal.Now.instant()',
      'setTimeout(() => 0, 1)',
      "await import('node:fs')",
    ];
    for (const [index, text] of planted.entries()) core.plant(`src/core/time/planted-${index}.ts`, `export const x = ${text};\n`);
    core.plant('src/core/time/story.test.ts', 'export const x = Date.now();\n');
    expect((await problems(corePurity, core)).split('\n').map((line) => line.split(':')[0])).toEqual(
      planted.map((_, index) => `src/core/time/planted-${index}.ts`),
    );
  });
});

describe('form', () => {
  it('fails for `any`, a silenced type error, a console and a clock in core', async () => {
    using sandbox = new Sandbox().take('biome.json', '.gitignore', 'package.json').withPackages();
    sandbox.plant('src/engine/fine.ts', 'export const fine = 1;\n');
    expect(await problems(lint, sandbox)).toBe('');
    sandbox.plant('src/engine/planted.ts', 'export const x: any = 1;\n// @ts-ignore\nexport const y = 1;\nconsole.log(y);\n');
    sandbox.plant('src/core/time/planted.ts', 'export const x = new Date();\n');
    const said = await problems(lint, sandbox);
    for (const rule of ['noExplicitAny', 'noTsIgnore', 'noConsole', 'noRestrictedGlobals']) expect(said).toContain(rule);
  }, 30_000);

  it('fails for a file that is too long, and for names that say nothing', async () => {
    using sandbox = new Sandbox().plant('src/engine/long.ts', '//\n'.repeat(401)).plant('src/engine/long-enough.ts', '//\n'.repeat(10));
    sandbox.plant('src/engine/fine.ts', '//\n').plant('src/engine/string-utils/index.ts', '//\n');
    expect(await problems(fileSize, sandbox)).toBe('src/engine/long.ts has 401 lines; 400 at most');
    sandbox.plant('src/engine/helpers.ts', '').plant('src/engine/HandleIt.ts', '').plant('src/server/utils/x.ts', '');
    expect(await problems(fileNames, sandbox)).toMatch(
      /HandleIt\.ts" is not kebab-case[\s\S]*"helpers\.ts" says nothing[\s\S]*"utils" says nothing/,
    );
  });

  it('fails for what nothing uses', async () => {
    using sandbox = new Sandbox().take('knip.json').withPackages();
    sandbox.plant('package.json', '{ "name": "x", "type": "module", "dependencies": { "zod": "*" } }');
    sandbox.plant('src/main.ts', "import { used } from './used.ts';\nused();\n");
    sandbox
      .plant('src/used.ts', 'export const used = () => 1;\nexport const unused = 2;\n')
      .plant('src/alone.ts', 'export const alone = 3;\n');
    expect(await problems(deadCode, sandbox)).toMatch(/src\/alone\.ts[\s\S]*zod[\s\S]*unused/);
  }, 30_000);
});

describe('words and documents', () => {
  it('fails for a word in the core that the glossary does not have', async () => {
    using sandbox = new Sandbox().plant(
      'src/core/glossary.md',
      '| word | means |\n|---|---|\n| incident | x |\n\n## Plain words\n\nraise, skip\n',
    );
    sandbox.plant(
      'src/core/incident/event.ts',
      "export type X =\n  | { type: 'IncidentRaised' }\n  | { type: 'IncidentSkipped' }\n  | { type: 'CaseRaised' };\n",
    );
    expect(await problems(glossary, sandbox)).toMatch(/^"case" \(in CaseRaised\).*\n"x"/);
  });

  it('fails for a link, a path, an anchor or a command that leads nowhere', async () => {
    using sandbox = new Sandbox().plant('package.json', '{ "scripts": { "check": "" } }').plant('docs/there.md', '# There it is\n');
    sandbox.plant('README.md', '[a](docs/there.md#there-it-is) `docs/there.md` `src/*/x.ts` npm run check [web](https://example.com)\n');
    expect(await problems(documentLinks, sandbox)).toBe('');
    sandbox.plant('README.md', '[a](docs/gone.md) [b](docs/there.md#gone) `src/gone.ts` npm run gone\n');
    expect((await problems(documentLinks, sandbox)).split('\n')).toHaveLength(4);
  });

  it('fails for a folder that is not on the map, and one that is only there', async () => {
    const map = '## Folder map\n\n```\nsrc/        the program\n  core/     the core\n  gone/     was here\n```\n';
    using sandbox = new Sandbox().plant('ARCHITECTURE.md', map).plant('src/core/x.ts', '').plant('src/engine/x.ts', '');
    expect(await problems(folderMap, sandbox)).toBe(
      'src/engine/ is not on the map in ARCHITECTURE.md\nthe map in ARCHITECTURE.md shows src/gone/, which does not exist',
    );
  });

  it('fails for a path of one machine, a registry, and a lock with hosts', async () => {
    using sandbox = new Sandbox().plant('docs/fine.md', 'see /work-in-progress and `./data`\n');
    expect(await problems(portable, sandbox)).toBe('');
    sandbox
      .plant('docs/a.md', `see "${['', 'home', 'ana', 'x'].join('/')}"\n`)
      .plant('docs/b.md', `npm i --registry https://${['registry', 'example', 'com'].join('.')}/\n`);
    sandbox.plant('package-lock.json', '{ "resolved": "x" }');
    expect((await problems(portable, sandbox)).split('\n')).toHaveLength(3);
  });

  it('fails for a word of a natural language in a recogniser, and not for names, shapes and comments', async () => {
    const fine = [
      "import { escalation } from './escalation.ts';",
      '// a comment may say /whoever is on call/',
      'const ID = /^(?<level>[A-Za-z]{1,4})-?\\d\\s*$/u;',
      'const LINK = /https?:\\/\\/\\S+/u;',
      'const share = (a: number, whole: number) => a / whole / 2;',
    ];
    using sandbox = new Sandbox().plant('src/core/runbook/sections/fine.ts', `${fine.join('\n')}\n`);
    sandbox.plant('src/core/runbook/sections/channel.ts', 'const CHAT = /\\bslack\\b/iu;\n');
    sandbox.plant('src/core/runbook/lexicon/english.ts', 'const x = /postmortem/u;\n');
    sandbox.plant('src/core/runbook/sections/fine.test.ts', 'expect(text).toMatch(/postmortem/u);\n');
    expect(await problems(recogniserWords, sandbox)).toBe('');
    sandbox.plant('src/core/runbook/sections/review.ts', "import type { X } from './x.ts';\nif (/^post-?mortem/iu.test(text)) x();\n");
    sandbox.plant('src/core/runbook/rule/vague.ts', 'const SOON = /(?:скоро|すぐに)/u;\n');
    const said = await problems(recogniserWords, sandbox);
    for (const word of ['mortem', 'скоро', 'すぐに']) expect(said).toContain(`"${word}"`);
    expect(said).toContain('src/core/runbook/sections/review.ts:2');
  });
});
