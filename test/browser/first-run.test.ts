import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { ANA, type MusterProcess, startMuster } from './muster-process.ts';
import { RUNBOOK } from './team.ts';
import { DESKTOP, openPage } from './watched-page.ts';

let muster: MusterProcess;
let browser: Browser;
beforeAll(async () => {
  [muster, browser] = await Promise.all([startMuster(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await muster?.stop();
});

describe('the first run', () => {
  test('a visitor without the link is told where to find it', async () => {
    const { page, complaints, context } = await openPage(browser, DESKTOP);
    await page.goto(muster.url);
    await page.getByText('Open the one-time link that the terminal printed').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a wrong token is refused in words', async () => {
    const { page, context } = await openPage(browser, DESKTOP, { quiet: [/403/] });
    await page.goto(`${muster.url}/setup?token=not-the-one-that-was-printed`);
    await page.getByLabel('Your name').fill('Mallory');
    await page.getByLabel('Mail address').fill('mallory@example.org');
    await page.locator('input[name=password]').fill('a long enough password');
    await page.getByRole('button', { name: 'Make the account' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/link is not right/);
    await context.close();
  });

  test('from the link to the room of a practice incident, with the own runbook', async () => {
    const { page, complaints, context } = await openPage(browser, DESKTOP);
    await page.goto(muster.setupLink);
    await page.getByLabel('Your name').fill(ANA.name);
    await page.getByLabel('Mail address').fill(ANA.email);
    await page.locator('input[name=password]').fill(ANA.password);
    await page.getByRole('button', { name: 'Make the account' }).click();

    await page.getByRole('radio', { name: /Our own/ }).check();
    await page.getByLabel('The runbook').fill(RUNBOOK);
    await page.getByRole('textbox', { name: 'Name' }).fill('Checkout');
    const understood = page.getByRole('region', { name: 'What was understood' });
    await understood.getByText('SEV-1, SEV-2, SEV-3').waitFor();
    expect(await understood.textContent()).toContain('Head of Payments');
    await page.getByRole('button', { name: 'Use this runbook' }).click();

    await page.getByRole('heading', { name: 'Who stands behind these names?' }).waitFor();
    await page.getByRole('button', { name: `${ANA.name} for all of them` }).click();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();

    // Whoever leaves in the middle comes back to where they were.
    await page.getByRole('heading', { name: 'How does Muster reach you?' }).waitFor();
    await page.goto(`${muster.url}/setup`);
    await page.getByRole('heading', { name: 'How does Muster reach you?' }).waitFor();
    if ((await page.getByRole('button', { name: /Send a test/ }).count()) === 0) {
      await page.getByRole('button', { name: 'Add a way' }).click();
      await page.getByLabel('By').selectOption('terminal');
      await page.getByLabel('Name in the log').fill('ana');
      await page.getByRole('button', { name: 'Save' }).click();
    }
    await page
      .getByRole('button', { name: /Send a test/ })
      .first()
      .click();
    await page.getByText(/Sent: /).waitFor();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();

    await page.getByRole('radio', { name: /SEV-2/ }).check();
    await page.getByRole('button', { name: 'Start the practice incident' }).click();
    await page.getByRole('heading', { name: /INC-1 Practice/ }).waitFor();
    await page.getByText('practice', { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('afterwards the link makes no second account, and the first signs in', async () => {
    const { page, context } = await openPage(browser, DESKTOP, { quiet: [/401/] });
    await page.goto(muster.setupLink);
    await page.getByLabel('Mail address').fill(ANA.email);
    await page.locator('input[name=password]').fill('not her password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The mail address or the password is not right.').waitFor();
    await page.locator('input[name=password]').fill(ANA.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await context.close();
  });
});
