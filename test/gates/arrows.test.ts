import { expect, it } from 'vitest';
import { arrows } from '../../scripts/check/arrows.ts';
import { Sandbox } from './sandbox.ts';

/** A file, one that it must not import, and the rule that says so. */
const FORBIDDEN: [from: string, to: string, rule: string][] = [
  ['src/core/runbook/a.ts', 'src/core/incident/b.ts', 'core-runbook-imports'],
  ['src/core/incident/a.ts', 'src/core/runbook/b.ts', 'core-incident-imports'],
  ['src/core/policy/a.ts', 'src/core/incident/b.ts', 'core-policy-imports'],
  ['src/core/time/a.ts', 'src/core/policy/b.ts', 'core-time-imports'],
  ['src/core/view/a.ts', 'src/engine/b.ts', 'core-imports'],
  ['src/contract/a.ts', 'src/engine/b.ts', 'contract-imports'],
  ['src/engine/a.ts', 'src/store/sqlite/b.ts', 'engine-imports'],
  ['src/engine/a.ts', 'src/integration/smtp/b.ts', 'engine-imports'],
  ['src/integration/smtp/a.ts', 'src/integration/ntfy/b.ts', 'integrations-apart'],
  ['src/integration/smtp/a.ts', 'src/transport/b.ts', 'integration-imports'],
  ['src/store/sqlite/a.ts', 'src/store/postgres/b.ts', 'stores-apart'],
  ['src/store/sqlite/a.ts', 'src/engine/handle.ts', 'store-imports'],
  ['src/transport/a.ts', 'src/server/b.ts', 'transport-imports'],
  ['src/server/a.ts', 'src/store/sqlite/b.ts', 'server-imports'],
  ['src/cli/a.ts', 'src/engine/b.ts', 'cli-imports'],
  ['src/console/a.ts', 'src/server/b.ts', 'console-imports'],
  ['src/server/a.ts', 'src/app.ts', 'only-app-wires'],
  ['src/server/a.ts', 'test/fakes/b.ts', 'program-without-tests'],
];

const ALLOWED: [from: string, to: string][] = [
  ['src/core/runbook/a.ts', 'src/core/policy/b.ts'],
  ['src/core/incident/a.ts', 'src/core/time/b.ts'],
  ['src/core/incident/a.ts', 'src/core/policy/c.ts'],
  ['src/integration/smtp/a.ts', 'src/integration/integration.ts'],
  ['src/store/sqlite/a.ts', 'src/engine/store.ts'],
  ['src/server/a.ts', 'src/contract/b.ts'],
  ['src/cli/a.ts', 'src/contract/b.ts'],
  ['src/app.ts', 'src/store/sqlite/b.ts'],
  ['src/server/a.test.ts', 'src/store/sqlite/b.ts'],
];

it.each(FORBIDDEN)('%s must not import %s', async (from, to, rule) => {
  using sandbox = project([[from, to]]);
  const { problems } = await arrows.run(sandbox.root);
  expect(problems.join('\n')).toContain(rule);
});

it('what is allowed passes, also as a type only', async () => {
  using sandbox = project(ALLOWED);
  expect((await arrows.run(sandbox.root)).problems).toEqual([]);
});

it('nobody goes round in a circle', async () => {
  using sandbox = project([
    ['src/engine/a.ts', 'src/engine/b.ts'],
    ['src/engine/b.ts', 'src/engine/c.ts'],
    ['src/engine/c.ts', 'src/engine/a.ts'],
  ]);
  expect((await arrows.run(sandbox.root)).problems.join('\n')).toContain('no-cycles');
});

/** Files that import one another as given. */
function project(imports: [string, string][]): Sandbox {
  const sandbox = new Sandbox().take('.dependency-cruiser.cjs').plant('package.json', '{ "type": "module" }');
  const lines = new Map<string, string[]>();
  for (const [from, to] of imports) {
    if (!lines.has(to)) lines.set(to, []);
    const up = '../'.repeat(from.split('/').length - 1);
    lines.set(from, [
      ...(lines.get(from) ?? []),
      `import type { X as X${lines.size} } from '${up}${to}';\nexport type Y${lines.size} = X${lines.size};\n`,
    ]);
  }
  for (const [path, text] of lines) sandbox.plant(path, `${text.join('')}export type X = 1;\n`);
  return sandbox;
}
