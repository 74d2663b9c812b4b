import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';
import { RUNBOOK, sendAlert } from './team.ts';
import { openPage, type View } from './watched-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await declared(stage.client, 'Payments fail', { summary: 'Since **two**.' });
  await stage.client.command({ params: { id: '1' }, body: { type: 'AcknowledgeIncident', via: 'console' } });
  const text = RUNBOOK.replace('every 2 hours', 'every hour');
  await stage.client.saveRunbook({ params: { id: stage.runbookId }, body: { text } });
  await sendAlert(stage.muster.url, { title: 'Nobody has taken this', key: 'one', service: 'search' });
});
afterAll(() => stage?.close());

const views: View[] = [
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
];
const pages: [string, (page: Page, stage: Stage) => Promise<unknown>][] = [
  ['now', (page, { muster }) => page.goto(muster.url)],
  ['incident', (page, { muster }) => page.goto(`${muster.url}/incidents/1`)],
  ['runbooks', (page, { muster }) => page.goto(`${muster.url}/runbooks`)],
  ['runbook', (page, { muster, runbookId }) => page.goto(`${muster.url}/runbooks/${runbookId}`)],
  [
    'proof of a runbook',
    async (page, { muster, runbookId }) => {
      await page.goto(`${muster.url}/runbooks/${runbookId}?view=proof`);
      await page.getByText('Can the runbook be worked through?').waitFor();
    },
  ],
  [
    'remarks with a rule explained',
    async (page, { muster, runbookId }) => {
      await page.goto(`${muster.url}/runbooks/${runbookId}?view=remarks`);
      await page.getByRole('button', { name: 'Explain placeholder-host' }).click();
      await page.getByText('Why it matters at 03:00').waitFor();
    },
  ],
  [
    'changes of a runbook',
    async (page, { muster, runbookId }) => {
      await page.goto(`${muster.url}/runbooks/${runbookId}?view=changes`);
      await page.getByRole('button', { name: 'Show the text side by side' }).click();
    },
  ],
  [
    'simulation of a runbook',
    async (page, { muster, runbookId }) => {
      await page.goto(`${muster.url}/runbooks/${runbookId}?view=simulate`);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText(/moments$/).waitFor();
    },
  ],
  ['people', (page, { muster }) => page.goto(`${muster.url}/people`)],
  ['settings', (page, { muster }) => page.goto(`${muster.url}/settings`)],
  [
    'route',
    async (page, { muster }) => {
      await page.goto(`${muster.url}/settings`);
      await page.getByRole('button', { name: 'Add a route' }).click();
      await page.getByRole('dialog').getByLabel('Run by').waitFor();
    },
  ],
  [
    'what an edit changes',
    async (page, { muster, runbookId }) => {
      await page.goto(`${muster.url}/runbooks/${runbookId}`);
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('The runbook').fill(RUNBOOK.replace('Within 15 minutes', 'Within 45 minutes'));
      await page.getByText('Promises that get weaker').waitFor();
    },
  ],
  ['first run: runbook', (page, { muster }) => page.goto(`${muster.url}/setup?step=runbook`)],
  ['first run: people', (page, { muster }) => page.goto(`${muster.url}/setup?step=people`)],
  ['first run: contact', (page, { muster }) => page.goto(`${muster.url}/setup?step=contact`)],
  [
    'declare',
    async (page, { muster }) => {
      await page.goto(muster.url);
      await page.getByRole('button', { name: 'Declare' }).click();
      await page.getByRole('radio').first().waitFor();
    },
  ],
  [
    'update',
    async (page, { muster }) => {
      await page.goto(`${muster.url}/incidents/1`);
      await page.getByRole('heading', { name: /INC-1/ }).waitFor();
      await page.keyboard.press('u');
      await page.getByRole('group', { name: 'Message' }).waitFor();
    },
  ],
];

describe.each(views)('axe finds nothing serious at $width px in the $theme', (view) => {
  test.each(pages)('%s', async (_name, show) => {
    const { page, context } = await stage.signedIn(view);
    await show(page, stage);
    expect(await serious(page)).toEqual([]);
    await context.close();
  });

  test('sign in', async () => {
    const { page, context } = await openPage(stage.browser, view);
    await page.goto(stage.muster.url);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await serious(page)).toEqual([]);
    await context.close();
  });
});

async function serious(page: Page): Promise<string[]> {
  await page.getByRole('heading').first().waitFor();
  await page
    .getByText(/^Loading|Reading the/)
    .first()
    .waitFor({ state: 'detached' });
  await page.evaluate(AXE);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    );
}
