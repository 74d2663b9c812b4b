import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../scripts/docs/rules-page.ts';
import { scenarioSchema } from '../../src/cli/scenario/scenario-file.ts';
import { frontMatterSchema } from '../../src/core/runbook/pin/pin-schema.ts';

const due = 'run: node scripts/write-docs.ts';

describe('the pages that come from code', () => {
  it('list every rule as it is', () => expect(readFileSync('docs/rules.md', 'utf8'), due).toBe(rulesPage()));

  it('publish the schema of the front matter by which pins are validated', () =>
    expect(JSON.parse(readFileSync('docs/muster-front-matter.schema.json', 'utf8')), due).toEqual(frontMatterSchema()));

  it('publish the schema of scenarios, which is the one they are read by', () =>
    expect(JSON.parse(readFileSync('docs/muster-scenario.schema.json', 'utf8')), due).toEqual(
      JSON.parse(JSON.stringify(scenarioSchema())),
    ));
});
