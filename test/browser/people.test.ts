import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { DESKTOP, openPage } from './watched-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('people and channels', () => {
  test('a person is added, tried out, and put behind a name that nobody held', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/people`);
    const names = page.getByRole('region', { name: 'Names in the runbook' });
    expect(await names.getByRole('listitem').first().textContent()).toContain('CEO');

    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Élodie Martin');
    await page.getByRole('button', { name: 'Add a way' }).click();
    await page.getByLabel('By').selectOption('terminal');
    await page.getByLabel('Name in the log').fill('elodie');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('terminal: elodie').waitFor();
    await page.getByRole('button', { name: 'Send a test to elodie' }).click();
    await page.getByText(/Sent: /).waitFor();

    await names.getByLabel('Who is CEO').click();
    await page.getByRole('option', { name: 'Élodie Martin' }).click();
    await page.keyboard.press('Escape');
    await names.getByText('all held').waitFor();
    const { configuration } = await stage.client.configuration({});
    expect(configuration.bindings).toContainEqual({ role: 'CEO', people: ['elodie-martin'], groups: [] });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a channel is set up by its own schema; what is wrong is said in the server’s words', async () => {
    const { page, context } = await stage.signedIn(undefined, [/422|400/]);
    await page.goto(`${stage.muster.url}/people`);
    await page.getByRole('button', { name: 'Set up: Mail' }).click();
    await page.getByLabel('Host').fill('mail.example.org');
    await page.getByLabel('From').fill('no mail address');
    await page.getByRole('region', { name: 'Channels' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Channels' }).getByRole('alert').waitFor();
    await page.getByLabel('From').fill('Muster <muster@example.org>');
    await page.getByRole('textbox', { name: 'Password' }).fill('a-secret-that-is-not-shown-again');
    await page.getByLabel('User').fill('muster');
    await page.getByRole('region', { name: 'Channels' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Settings: Mail' }).waitFor();
    expect(JSON.stringify(await stage.client.configuration({}))).not.toContain('a-secret-that');
    await context.close();
  });

  test('a key for a monitor is shown once, and a snippet says where to put it', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/people`);
    await page.getByLabel('Name of a new key').fill('Prometheus in Frankfurt');
    await page.getByRole('button', { name: 'Make' }).click();
    await page.getByText('copy it now').waitFor();
    await page.getByText('prometheus.yml').waitFor();
    await page.reload();
    await page.getByText('Prometheus in Frankfurt').waitFor();
    expect(await page.getByText('copy it now').count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke Prometheus in Frankfurt' }).click();
    await page.getByText('No keys yet.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('somebody is invited as one of the people, signs in, and is that person', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/people`);
    const accounts = page.getByRole('region', { name: 'Accounts' });
    await accounts.getByText('administrator').waitFor();
    await accounts.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Person').selectOption('Ben Okafor');
    expect(await dialog.getByLabel('Mail address').inputValue()).toBe('ben@example.org');
    const password = await dialog.getByLabel('First password').inputValue();
    await dialog.getByRole('button', { name: 'Make the account' }).click();
    await accounts.getByText('it is not shown again').waitFor();
    await accounts.getByRole('listitem').filter({ hasText: 'Ben Okafor' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();

    const visitor = await openPage(stage.browser, DESKTOP);
    await visitor.page.goto(stage.muster.url);
    await visitor.page.getByLabel('Mail address').fill('ben@example.org');
    await visitor.page.getByRole('textbox', { name: 'Password' }).fill(password);
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.page.getByRole('button', { name: 'Account of Ben Okafor' }).waitFor();
    await visitor.page.getByRole('link', { name: 'People' }).click();
    await visitor.page.getByRole('region', { name: 'Names in the runbook' }).waitFor();
    expect(await visitor.page.getByRole('region', { name: 'Accounts' }).count()).toBe(0);
    await visitor.context.close();
  });
});
