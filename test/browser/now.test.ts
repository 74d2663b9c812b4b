import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { sendAlert } from './team.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('Now', () => {
  test('a quiet page says what is watched, and what would happen if nobody answered', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(stage.muster.url);
    const quiet = page.getByRole('region', { name: 'All quiet' });
    await quiet.getByText('None has ever come.').waitFor();
    await quiet.getByText('Checkout incident runbook').waitFor();
    await quiet.getByText('Ana Lindqvist is told').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an alert appears by itself, and can be acknowledged from its row', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(stage.muster.url);
    await page.getByRole('region', { name: 'All quiet' }).waitFor();
    await sendAlert(stage.muster.url, { title: 'Card terminals offline', service: 'checkout', key: 'terminals' });
    const triage = page.getByRole('region', { name: 'Nobody has accepted' });
    await triage.getByText('Card terminals offline').waitFor();
    await triage.getByText('nobody is on it yet').waitFor();
    await triage.getByText('left').waitFor();
    await triage.getByRole('button', { name: /Acknowledge INC-/ }).click();
    await triage.getByText(/Ana Lindqvist (leads|is on it)/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('d declares, with the criteria of the runbook and no mouse', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(stage.muster.url);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.keyboard.press('d');
    await page.getByLabel('What is wrong').waitFor();
    await page.getByText('Card data may have leaked').waitFor();
    await page.keyboard.type('Nobody can pay');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Declare SEV-1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /INC-\d+ Nobody can pay/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the slash finds an incident by its title', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/people`);
    await page.getByRole('region', { name: 'People', exact: true }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('dialog').getByLabel('Search').fill('nobody can');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Nobody can pay/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
