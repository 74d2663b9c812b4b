import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PINNED_EXAMPLE, pinsPage } from '../../scripts/docs/pins-page.ts';
import { rulesPage } from '../../scripts/docs/rules-page.ts';
import { scenarioSchema } from '../../src/cli/scenario/scenario-file.ts';
import { compile } from '../../src/core/runbook/compile.ts';
import { frontMatterSchema } from '../../src/core/runbook/pin/pin-schema.ts';

const due = 'run: node scripts/write-docs.ts';

describe('the pages that come from code', () => {
  it('list every rule as it is', () => expect(readFileSync('docs/rules.md', 'utf8'), due).toBe(rulesPage()));

  it('list every pin as it is, with an example that is in force', () => {
    expect(readFileSync('docs/pins.md', 'utf8'), due).toBe(pinsPage());
    const { policy, diagnostics } = compile(PINNED_EXAMPLE);
    expect(diagnostics.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('pin-') || id === 'unread')).toEqual([]);
    expect(policy.contacts).toMatchObject([{ role: 'On-call', contact: '+44 20 7946 0018', origin: 'pinned' }]);
  });

  it('publish the schema of the front matter by which pins are validated', () =>
    expect(JSON.parse(readFileSync('docs/muster-front-matter.schema.json', 'utf8')), due).toEqual(frontMatterSchema()));

  it('publish the schema of scenarios, which is the one they are read by', () =>
    expect(JSON.parse(readFileSync('docs/muster-scenario.schema.json', 'utf8')), due).toEqual(
      JSON.parse(JSON.stringify(scenarioSchema())),
    ));
});
