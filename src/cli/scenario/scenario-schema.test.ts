import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nightOf } from '../simulation/night.ts';
import { playBy } from '../simulation/play-by.ts';
import { readScenarioFile } from './read-scenario.ts';

const valid = new Ajv.default({ strict: false }).compile(JSON.parse(readFileSync('docs/muster-scenario.schema.json', 'utf8')));
const page = readFileSync('docs/simulate.md', 'utf8');
const [, documented = ''] = /```yaml\n([\s\S]*?)```/u.exec(page) ?? [];
const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(`examples/${name}`, 'utf8')] as const)
  .filter(([, text]) => text.includes('muster-scenario.schema.json'));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-scenario-schema-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<string> {
  const path = join(folder, 'night.yaml');
  await writeFile(path, text);
  return path;
}

describe('the published schema of scenarios', () => {
  it.each([...examples, ['docs/simulate.md', documented] as const])('holds for %s', (_, text) => {
    expect(valid(parse(text)), JSON.stringify(valid.errors)).toBe(true);
  });

  it('knows the two examples', () => expect(examples.map(([name]) => name)).toEqual(['drill.yaml', 'night.yaml']));

  it.each([
    'happens: []',
    'happens: [{ at: 5m }]',
    'happens: [{ alert: Down, resolve: true }]',
    'happens: [{ alrt: Down }]',
    'happens: [{ alert: Down, at: 5 }]',
    'happens: [{ alert: Down }]\npromises: perhaps',
    'happens: [{ alert: Down }]\npeople: { ana: { acknowledge: 5m } }',
    'happens: [{ alert: Down }]\nfails: [{ from: 1h }]',
    'title: Nothing happens',
  ])('refuses what Muster refuses: %j', async (text) => {
    expect(valid(parse(text))).toBe(false);
    await expect(readScenarioFile(await file(text))).rejects.toMatchObject({ exitCode: 2 });
  });
});

it('the scenario of the documentation is played as it stands', async () => {
  const night = await nightOf({ scenario: await file(documented), answer: [], file: 'examples/muster.yaml' });
  const { simulation } = await playBy('runbooks/four-level-sev.md', night, { lenient: false, namesFile: false });
  expect(simulation.moments.filter(({ kind }) => kind === 'refused')).toEqual([]);
  expect(simulation.resolvedAt).not.toBeNull();
  // Mail fails until half past two: what would have gone by it arrives late or by another way.
  expect(simulation.moments.flatMap(({ ways }) => ways ?? []).some(({ why }) => why?.includes('smtp fails'))).toBe(true);
});
