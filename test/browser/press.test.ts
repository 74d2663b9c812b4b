import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** What the console sends while somebody presses: each waits until the story lets it go on or refuses it. */
async function heldCommands(page: Page): Promise<{ next: (part: string) => Promise<Route> }> {
  const held: Route[] = [];
  await page.route('**/commands', (route) => void held.push(route));
  return {
    async next(part) {
      const found = () => held.findIndex((route) => route.request().postData()?.includes(part));
      await expect.poll(found, { timeout: 30_000 }).toBeGreaterThanOrEqual(0);
      return held.splice(found(), 1)[0] as Route;
    },
  };
}

const refused = (detail: string) => ({
  status: 409,
  contentType: 'application/problem+json',
  json: { type: '/problems/wrong-state', code: 'wrong-state', status: 409, title: 'That is not possible now', detail },
});

/** Presses as a person does and says at once, in the same turn of the page, what is seen. */
const pressed = (page: Page, name: RegExp) =>
  page.getByRole('checkbox', { name }).evaluate((box: { click(): void; checked: boolean }) => {
    box.click();
    return box.checked;
  });

describe('a press is seen at once', () => {
  test('before the server has answered, whatever else is read meanwhile', async () => {
    const id = await declared(stage.client, 'A slow server');
    const { page, complaints, context } = await stage.signedIn();
    // As a browser does with a page that came over plain HTTP from another machine.
    await page.addInitScript({ content: 'delete Crypto.prototype.randomUUID' });
    const commands = await heldCommands(page);
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const step = page.getByRole('checkbox', { name: /Open the incident channel/ });
    await step.waitFor();
    expect(await pressed(page, /Open the incident channel/)).toBe(true);
    const tick = await commands.next('TickStep');

    const readAgain = page.waitForResponse((response) => response.url().endsWith(`/api/v1/incidents/${id}`));
    await stage.client.command({ params: { id }, body: { type: 'AddNote', text: 'Somebody else writes.' } });
    await readAgain;
    await page.getByText('Somebody else writes.').waitFor();
    expect(await step.isChecked()).toBe(true);
    await page.getByText('not saved yet').waitFor();

    await tick.continue();
    await page
      .getByRole('list', { name: 'Timeline' })
      .getByText(/Done: Open the incident channel/)
      .waitFor();
    await page.getByText('not saved yet').waitFor({ state: 'detached' });
    expect(await step.isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('of two, the one that is refused is taken back and the other stays', async () => {
    const id = await declared(stage.client, 'Two presses');
    const { page, context } = await stage.signedIn(undefined, [/409/]);
    const commands = await heldCommands(page);
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    const [first, second] = [/Open the incident channel/, /Acknowledge the alert/];
    await page.getByRole('checkbox', { name: first }).waitFor();
    expect([await pressed(page, first), await pressed(page, second)]).toEqual([true, true]);
    const [one, other] = [await commands.next('"TickStep"'), await commands.next('"TickStep"')];
    await one.fulfill(refused('Somebody closed it.'));
    await page.getByRole('alert').getByText('Somebody closed it.').waitFor();
    expect(await page.getByRole('checkbox', { name: first }).isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: second }).isChecked()).toBe(true);
    await other.continue();
    await page.getByText('not saved yet').waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: second }).isChecked()).toBe(true);
    await context.close();
  });

  test('words that the server refuses stay where they were written', async () => {
    const id = await declared(stage.client, 'Words');
    const { page, context } = await stage.signedIn(undefined, [/409/]);
    const commands = await heldCommands(page);
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page.getByLabel('Note', { exact: true }).fill('Rolled back 418.');
    await page.keyboard.press('Control+Enter');
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('');
    await (await commands.next('AddNote')).fulfill(refused('The disk is full.'));
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Rolled back 418.');

    const answer = page.getByLabel('Answer: Was there a deployment in the last hour?');
    await answer.fill('Release 418');
    await page.keyboard.press('Enter');
    await (await commands.next('AnswerQuestion')).fulfill(refused('Still full.'));
    await page.getByRole('alert').getByText('Still full.').waitFor();
    expect(await answer.inputValue()).toBe('Release 418');
    await context.close();
  });

  test('of two settings in a row both show at once, are sent one after the other, and the refused one is taken back', async () => {
    const { page, context } = await stage.signedIn(undefined, [/409/]);
    const held: Route[] = [];
    await page.route('**/api/v1/configuration', (route) => (route.request().method() === 'PUT' ? void held.push(route) : route.continue()));
    await page.goto(`${stage.muster.url}/people`);
    const names = page.getByRole('region', { name: 'Names in the runbook' });
    const ceo = names.getByRole('listitem').filter({ hasText: 'CEO' });
    for (const person of ['Dev Patel', 'Chiara Rossi']) {
      await names.getByLabel('Who is CEO').click();
      await page.getByRole('option', { name: person }).click();
      await ceo.getByText(person, { exact: true }).waitFor();
    }
    await expect.poll(() => held.length).toBe(1);
    await held[0]?.continue();
    await expect.poll(() => held.length).toBe(2);
    await held[1]?.fulfill(refused('Somebody else changed it.'));
    await page.getByRole('alert').getByText('Somebody else changed it.').waitFor();
    await ceo.getByText('Chiara Rossi', { exact: true }).waitFor({ state: 'detached' });
    await ceo.getByText('Dev Patel', { exact: true }).first().waitFor();
    const { bindings } = (await stage.client.configuration({})).configuration;
    expect(bindings).toContainEqual({ role: 'CEO', people: ['dev'], groups: [] });
    await context.close();
  });
});
