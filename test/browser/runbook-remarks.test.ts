import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { RUNBOOK } from './team.ts';

const hosts = Array.from({ length: 60 }, (_, index) => `- [ ] Look at https://node${index}.yourdomain.com/status\n`).join('');
const broken = 'The cafÃ© tills have [a dashboard](“https://grafana.northwind-shop.eu/d/1”).\n';
const MANY = RUNBOOK.replace('### Phase 2', `${hosts}\n${broken}\n### Phase 2`);
const NAME = 'What the people who keep the payment terminals of all shops in the northern region alive do at night and on Sundays';

let stage: Stage;
let many: string;
beforeAll(async () => {
  stage = await openStage();
  many = (await stage.client.addRunbook({ body: { name: NAME, text: MANY } })).id;
});
afterAll(() => stage?.close());

describe('the remarks on a runbook', () => {
  test('are grouped by how much they matter, and filtered', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${many}`);
    await page.getByRole('button', { name: /^Remarks \d\d/ }).click();
    const remarks = page.getByRole('region', { name: 'Remarks' });
    const warnings = remarks.getByRole('region', { name: 'Warnings' });
    await warnings.getByRole('button', { name: /^Show all 6\d warnings/ }).click();
    await warnings.getByText('node59.yourdomain.com').waitFor();
    await remarks.getByRole('button', { name: /^Notes/ }).click();
    await warnings.waitFor({ state: 'detached' });
    await remarks.getByRole('button', { name: /^Errors/, disabled: true }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1440);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('lead to their line, and to what their rule means', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${many}?view=remarks`);
    const remark = page.getByRole('region', { name: 'Remarks' }).getByRole('listitem').filter({ hasText: '"payments.example.org"' });
    await page.getByRole('button', { name: /^Show all/ }).click();
    await remark.getByRole('link', { name: /show line/ }).click();
    await page.locator('[data-lit]').getByText('curl -s https://payments.example.org').waitFor();
    await remark.getByRole('button', { name: 'Explain placeholder-host' }).click();
    await remark.getByText('Why it matters at 03:00').waitFor();
    await remark.getByText('With the fault').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('that mend themselves are mended in the editor, for their owner to look at and save', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${many}?view=remarks`);
    await page.getByRole('button', { name: 'Edit and fix the 2 that mend themselves' }).click();
    const text = page.getByRole('textbox', { name: 'The runbook' });
    expect(await text.inputValue()).toContain('The café tills have [a dashboard](https://grafana.northwind-shop.eu/d/1).');
    expect((await stage.client.runbook({ params: { id: many } })).text).toContain('cafÃ©');
    await text.fill(MANY);
    await page.getByRole('button', { name: /^Show all/ }).click();
    await page.getByRole('listitem').filter({ hasText: 'UTF-8' }).getByRole('button', { name: /^Fix/ }).click();
    await expect.poll(() => text.inputValue()).toContain('The café tills have [a dashboard](“https:');
    await page.getByText(/is UTF-8 that was read/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page.getByRole('list', { name: 'The runbook' }).getByText('The café tills').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('are said to be none where their owner has turned off those that are', async () => {
    const { page, context } = await stage.signedIn();
    const { diagnostics } = await stage.client.checkRunbook({ body: { text: RUNBOOK } });
    expect(diagnostics.length).toBeGreaterThan(0);
    const off = [...new Set(diagnostics.map(({ rule }) => `${rule}: off`))].join(', ');
    const text = `---\nmuster: { rules: { ${off} } }\n---\n\n${RUNBOOK}`;
    const { id } = await stage.client.addRunbook({ body: { name: 'Quiet', text } });
    await page.goto(`${stage.muster.url}/runbooks/${id}`);
    await page.getByRole('button', { name: 'Remarks', exact: true }).click();
    await page.getByText('The compiler has nothing to say against this text').waitFor();
    await context.close();
  });
});

describe('what changed', () => {
  test('between any two revisions, in the words of both, and in the text side by side', async () => {
    const { page, complaints, context } = await stage.signedIn();
    const { id } = await stage.client.addRunbook({ body: { name: 'Three times', text: RUNBOOK } });
    const slower = RUNBOOK.replace('Within 15 minutes', 'Within 45 minutes');
    await stage.client.saveRunbook({ params: { id }, body: { text: slower } });
    await stage.client.saveRunbook({ params: { id }, body: { text: slower.replace('every 2 hours', 'every hour') } });
    await page.goto(`${stage.muster.url}/runbooks/${id}?view=changes`);
    const changes = page.getByRole('region', { name: 'What changed' });
    await changes.getByRole('region', { name: 'Promises that get stronger' }).getByText('- SEV-2: every 2 hours').waitFor();
    const { items } = await stage.client.revisions({ params: { id } });
    await changes.getByLabel('Up to').selectOption(items[1]?.hash ?? '');
    await changes.getByLabel('What changed since').selectOption(items[2]?.hash ?? '');
    const weaker = changes.getByRole('region', { name: 'Promises that get weaker' });
    await weaker.getByText('- **Within 15 minutes**: Head of Payments').waitFor();
    await weaker.getByText('- **Within 45 minutes**: Head of Payments').waitFor();
    await changes.getByRole('button', { name: 'Show the text side by side' }).click();
    await changes.getByRole('row').filter({ hasText: 'Within 15 minutes' }).getByText('Within 45 minutes').waitFor();
    await changes.getByLabel('Up to').selectOption(items[2]?.hash ?? '');
    await changes.getByText('One revision cannot be compared with itself').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
