import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { factsOf } from './facts.ts';

const LARGEST = 30_000;
const EACH = 12;
// Real documents that anybody who installed us has, and that are about something else.
const readmes = readdirSync('node_modules')
  .flatMap((name) => (name.startsWith('@') ? readdirSync(`node_modules/${name}`).map((each) => `${name}/${each}`) : [name]))
  .map((name) => `node_modules/${name}/README.md`)
  .filter((path) => existsSync(path) && statSync(path).size < LARGEST)
  .sort()
  .filter((_, at) => at % EACH === 0);

describe(`what ${readmes.length} packages say of themselves`, () => {
  it('is no runbook: it has no severities, calls nobody and promises nothing', { timeout: 60_000 }, () => {
    expect(readmes.length).toBeGreaterThan(20);
    const found = readmes.flatMap((path) => {
      const { severities, escalation, updateCadence, review, postmortemSections, roles } = factsOf(
        compile(readFileSync(path, 'utf8')).policy,
      );
      const facts = { severities, escalation, updateCadence, review, postmortemSections, roles };
      return Object.entries(facts).flatMap(([kind, all]) => (all.length > 0 ? [`${path}: ${kind} ${JSON.stringify(all[0])}`] : []));
    });
    expect(found).toEqual([]);
  });
});
