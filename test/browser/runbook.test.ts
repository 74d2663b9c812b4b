import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { lineOf, RUNBOOK } from './team.ts';

const ceo = lineOf('CEO (if');
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('a runbook', () => {
  test('line and understanding point at each other', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks`);
    await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
    const escalation = page.getByRole('region', { name: 'Escalation' });
    const fact = escalation.getByRole('listitem').filter({ hasText: 'CEO' });
    await page.locator(`#line-${ceo}`).hover();
    await fact.and(page.locator('[data-lit]')).waitFor();
    await fact.hover();
    await page.locator(`#line-${ceo}[data-lit]`).waitFor();
    await escalation.getByRole('button', { name: `Show line ${ceo}` }).click();
    await page.getByRole('button', { name: `Line ${ceo}: show what was understood` }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('remarks stand under the lines they speak of, and nobody’s names come first', async () => {
    const { page, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${stage.runbookId}`);
    await page.getByText(/Nobody holds .*CEO/).waitFor();
    await page
      .getByRole('list', { name: 'The runbook' })
      .getByText(/^(warning|note|error)/)
      .first()
      .waitFor();
    await context.close();
  });

  test('a simulation tells nobody and shows who would be told when', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${stage.runbookId}`);
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByLabel('if customer-facing').selectOption('yes');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Simulate' });
    await panel
      .getByText(/Head of Payments/)
      .first()
      .waitFor();
    await panel.getByText('+15 min').first().waitFor();
    await panel.getByText(/CEO/).first().waitFor();
    expect((await stage.client.incidents({})).items).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an edit is checked while it is written, and saved as a new revision', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${stage.runbookId}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('The runbook').fill(RUNBOOK.replace('Within 15 minutes', 'Within 10 minutes'));
    await page.getByText(/after 10 minutes: page Head of Payments/).waitFor();
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page
      .getByRole('region', { name: 'Escalation' })
      .getByText(/after 10 minutes/)
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('two people who edit at once do not overwrite each other', async () => {
    const { page, context } = await stage.signedIn(undefined, [/409/]);
    await page.goto(`${stage.muster.url}/runbooks/${stage.runbookId}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('The runbook').fill(`${RUNBOOK}\nMine\n`);
    await page.route('**/api/v1/runbooks/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await stage.client.saveRunbook({ params: { id: stage.runbookId }, body: { text: `${RUNBOOK}\nTheirs\n` } });
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page.getByText(/Somebody else saved this runbook/).waitFor();
    await context.close();
  });
});
