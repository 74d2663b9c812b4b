import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';
import { lineOf, sendAlert } from './team.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('the incident room', () => {
  test('an incident is worked from acknowledgement to the report', async () => {
    const id = await declared(stage.client, 'Payments fail', { summary: 'One in five.' });
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/incidents/INC-${id}`);
    await page.getByRole('heading', { name: `INC-${id} Payments fail` }).waitFor();
    const timeline = page.getByRole('list', { name: 'Timeline' });

    await page.getByRole('region', { name: 'Due next' }).getByText('left').waitFor();
    await page.keyboard.press('a');
    await timeline.getByText(/^Acknowledged:/).waitFor();

    await page.getByRole('checkbox', { name: /Open the incident channel/ }).check();
    await timeline.getByText(/Done: Open the incident channel/).waitFor();
    await page.getByLabel('Answer: Was there a deployment in the last hour?').fill('Release 418 at 14:00');
    await page.keyboard.press('Enter');
    await timeline.getByText(/Release 418 at 14:00/).waitFor();

    const facing = page.getByRole('group', { name: 'Customer-facing?' });
    await facing.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('region', { name: 'Escalation' }).getByText(/yes/).first().waitFor();

    await page.getByRole('button', { name: /Release Incident Commander/ }).waitFor();
    await page.getByLabel('Assign Scribe').selectOption({ label: 'Ben Okafor' });
    await timeline.getByText('Ben Okafor is Scribe').waitFor();

    await page.keyboard.press('n');
    await page.keyboard.type('The provider says **all green**.');
    await page.keyboard.press('Control+Enter');
    await timeline.locator('strong', { hasText: 'all green' }).waitFor();

    await page.getByRole('button', { name: 'Correct: Impact began' }).click();
    await page.getByLabel('How do you know').fill('The graph');
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await timeline.getByText('The graph').waitFor();

    await page.keyboard.press('r');
    await page.getByLabel('What fixed it').fill('Rolled back 418');
    await page.getByRole('button', { name: 'Resolve', exact: true }).last().click();
    await timeline.getByText('Rolled back 418').waitFor();
    await page.getByRole('region', { name: 'Due next' }).getByRole('button', { name: 'Report' }).click();
    await page.getByRole('dialog').getByText('Payments fail').first().waitFor();
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an update is written into the blanks of the runbook', async () => {
    const id = await declared(stage.client, 'Refunds stuck');
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page.getByRole('heading', { name: /Refunds stuck/ }).waitFor();
    await page.keyboard.press('u');
    const message = page.getByRole('group', { name: 'Message' });
    await message.getByLabel('customer impact').fill('Refunds take a day longer');
    await message.getByLabel('current action').fill('Clearing the queue');
    await page.getByText('to fill').waitFor({ state: 'detached' });
    await page.getByLabel('Public status').selectOption('identified');
    await page.getByRole('button', { name: 'Send update' }).click();
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.getByText('What customers see: Refunds take a day longer').waitFor();
    await page.getByText('public: identified').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an alert is accepted with a severity by the runbook’s criteria, or declined with a reason', async () => {
    await sendAlert(stage.muster.url, { title: 'Latency high', service: 'checkout', key: 'latency' });
    await sendAlert(stage.muster.url, { title: 'Disk nearly full', service: 'search', key: 'disk' });
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(stage.muster.url);
    await page.getByRole('link', { name: /Latency high/ }).click();
    await page.getByRole('region', { name: 'Due next' }).getByRole('button', { name: 'Acknowledge' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('region', { name: 'Due next' }).getByRole('button', { name: 'Acknowledge' }).waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.getByText('More than 10 % of payments fail').waitFor();
    await page.getByRole('radio', { name: /SEV-2/ }).check();
    await page.getByRole('button', { name: 'Accept SEV-2' }).click();
    await page.getByText('active', { exact: true }).waitFor();

    await page.goto(stage.muster.url);
    await page.getByRole('link', { name: /Disk nearly full/ }).click();
    await page.getByRole('region', { name: 'Due next' }).getByRole('button', { name: 'Decline' }).click();
    await page.getByLabel(/false alarm/).fill('The disk is resized every night');
    await page.getByRole('button', { name: 'Decline', exact: true }).last().click();
    await page.getByText('declined as a false alarm').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a mark opens the line that asked for it, beside the room', async () => {
    const id = await declared(stage.client, 'Marks');
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page
      .getByRole('region', { name: 'Escalation' })
      .getByRole('button', { name: `L${lineOf('CEO (if')}: show` })
      .click();
    const drawer = page.getByRole('dialog', { name: `Checkout incident runbook, line ${lineOf('CEO (if')}` });
    expect(await drawer.locator('[aria-current=true]').textContent()).toContain('CEO (if customer-facing)');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what the server refuses is taken back and said', async () => {
    const id = await declared(stage.client, 'Refused');
    const { page, context } = await stage.signedIn(undefined, [/409|422/]);
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page.getByRole('checkbox', { name: /Open the incident channel/, checked: false }).waitFor();
    await page.route('**/commands', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: {
          type: '/problems/wrong-state',
          code: 'wrong-state',
          status: 409,
          title: 'That is not possible now',
          detail: 'Somebody closed it.',
        },
      }),
    );
    // Clicked and not checked: the refusal may come before anybody could see the tick.
    await page.getByRole('checkbox', { name: /Open the incident channel/ }).click();
    await page.getByRole('alert').getByText('Somebody closed it.').waitFor();
    await page.getByRole('checkbox', { name: /Open the incident channel/, checked: false }).waitFor();
    await context.close();
  });
});
