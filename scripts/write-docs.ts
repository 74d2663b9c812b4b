// `node scripts/write-docs.ts`: writes the pages of docs/ that come from code. A gate test says when that is due.
import { writeFileSync } from 'node:fs';
import { scenarioSchema } from '../src/cli/scenario/scenario-file.ts';
import { frontMatterSchema } from '../src/core/runbook/pin/pin-schema.ts';
import { pinsPage } from './docs/pins-page.ts';
import { rulesPage } from './docs/rules-page.ts';

writeFileSync('docs/rules.md', rulesPage());
writeFileSync('docs/pins.md', pinsPage());
writeFileSync('docs/muster-front-matter.schema.json', `${JSON.stringify(frontMatterSchema(), null, 2)}\n`);
writeFileSync('docs/muster-scenario.schema.json', `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
