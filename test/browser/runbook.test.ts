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
    const effect = page.getByRole('region', { name: 'What this change does' });
    await effect.getByText('Promises that get stronger').waitFor();
    await effect.getByText(/Head of Payments is told after 10 minutes, was after 15 minutes/).waitFor();
    await effect.getByRole('button', { name: /go to this line of your text/ }).click();
    await expect.poll(() => page.evaluate('document.getSelection().toString()')).toContain('Within 10 minutes');
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page
      .getByRole('region', { name: 'Escalation' })
      .getByText(/after 10 minutes/)
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what changed since an earlier revision: weaker promises first, both lines a click away', async () => {
    const { page, complaints, context } = await stage.signedIn();
    const slower = RUNBOOK.replace('Within 15 minutes', 'Within 45 minutes').replace('every 2 hours', 'every hour');
    const { id } = await stage.client.addRunbook({ body: { name: 'Twice written', text: RUNBOOK } });
    await page.goto(`${stage.muster.url}/runbooks/${id}`);
    await page.getByRole('button', { name: 'Changes' }).click();
    await page.getByText('This is the first revision').waitFor();
    await stage.client.saveRunbook({ params: { id }, body: { text: slower } });
    await page.reload();
    await page.getByRole('button', { name: 'Changes' }).click();
    const changes = page.getByRole('region', { name: 'What changed' });
    await changes.getByRole('region', { name: 'Promises that get stronger' }).waitFor();
    expect(await changes.getByRole('heading').allTextContents()).toEqual(['Promises that get weaker 1', 'Promises that get stronger 1']);
    const weaker = changes.getByRole('region', { name: 'Promises that get weaker' });
    await weaker.getByText(/Head of Payments is told after 45 minutes, was after 15 minutes/).waitFor();
    await weaker.getByRole('link', { name: `L${ceo - 1}: show line ${ceo - 1}` }).click();
    await page
      .locator(`#line-${ceo - 1}[data-lit]`)
      .getByText('Within 45 minutes')
      .waitFor();
    await weaker.getByRole('button', { name: /show this line of the runbook/ }).click();
    await page.locator('[aria-current=true]').getByText('Within 15 minutes').waitFor();
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
