import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { sendAlert } from './team.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('settings', () => {
  test('a route sends the alerts that fit it by a runbook, with the severity that a label names', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/settings`);
    const routes = page.getByRole('region', { name: 'Where alerts go' });
    await routes.getByText('Every alert goes by the default runbook').waitFor();
    await routes.getByRole('button', { name: 'Add a route' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('service');
    await dialog.getByLabel('Value', { exact: true }).fill('checkout');
    await dialog.getByLabel('What the label’s values mean in the runbook').fill('critical = SEV-1\nwarning = SEV-2');
    await dialog.getByRole('button', { name: 'Save' }).click();
    // The dialog stays until the server has kept the route; the alert must not overtake it.
    await dialog.waitFor({ state: 'detached' });
    await routes.getByText('service = checkout').waitFor();
    await routes.getByText('critical is SEV-1, warning is SEV-2').waitFor();
    await sendAlert(stage.muster.url, { title: 'Payments fail', key: 'pay', service: 'checkout', labels: { severity: 'warning' } });
    await expect.poll(async () => (await stage.client.incidents({})).items[0]?.severity?.id, { timeout: 10_000 }).toBe('SEV-2');
    await routes.getByRole('button', { name: 'Remove route 1' }).click();
    await routes.getByText('Every alert goes by the default runbook').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a pattern that cannot be read is refused in the server’s words', async () => {
    const { page, context } = await stage.signedIn(undefined, [/4\d\d/]);
    await page.goto(`${stage.muster.url}/settings`);
    await page.getByRole('button', { name: 'Add a route' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('team');
    await dialog.getByLabel('How it compares').selectOption('=~');
    await dialog.getByLabel('Value', { exact: true }).fill('(payments');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    expect((await stage.client.configuration({})).configuration.routes).toEqual([]);
    await context.close();
  });

  test('working hours are kept as they are written, with a country’s holidays', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/settings`);
    const hours = page.getByRole('region', { name: 'Working hours' });
    await hours.getByLabel('Time zone').fill('Europe/Berlin');
    await hours.getByLabel('From').fill('8');
    await hours.getByText('Write the hours like').waitFor();
    await hours.getByLabel('From').fill('08:30');
    await hours.getByLabel('Until').fill('24:00');
    await hours.getByLabel('Sat').check();
    await hours.getByLabel('Public holidays of').fill('de');
    await hours.getByRole('button', { name: 'Save' }).click();
    const calendar = async () => (await stage.client.configuration({})).configuration.calendar;
    await expect
      .poll(calendar, { timeout: 10_000 })
      .toMatchObject({ zone: 'Europe/Berlin', opensAtMinute: 510, closesAtMinute: 1_440, country: 'DE' });
    expect((await calendar())?.workdays).toEqual([1, 2, 3, 4, 5, 6]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
