import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

const LEDGER = readFileSync(new URL('../../runbooks/p-level-ladder.md', import.meta.url), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('the category of an incident brings its own procedures to the front, open and with their commands', async () => {
  const { id: runbookId } = await stage.client.addRunbook({ body: { name: 'Ledger runbook', text: LEDGER } });
  const { number } = await stage.client.declare({ body: { title: 'Postings stand still', severity: 'P1', runbookId } });
  const { page, complaints, context } = await stage.signedIn();
  await page.goto(`${stage.muster.url}/incidents/${number}`);
  const procedures = page.getByRole('region', { name: 'Procedures' });
  await procedures.getByText('Leaked credential').waitFor();
  expect(await procedures.getByText('suggested').count()).toBe(0);
  await procedures.getByLabel('Category').selectOption({ label: 'Queue Incidents' });
  await procedures.getByText('suggested').first().waitFor();
  expect(await procedures.getByRole('heading', { level: 3 }).first().textContent()).toBe('Queue grows');
  await procedures.getByText('Restart them').waitFor();
  await procedures.getByRole('checkbox', { name: /Check whether the workers run/ }).check();
  await page
    .getByRole('list', { name: 'Timeline' })
    .getByText(/Done: Check whether the workers run/)
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
