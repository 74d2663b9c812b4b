import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';

/** What the design promises between two browsers, with room for a machine that does other work as well. */
const SOON_MS = 2_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe('live', () => {
  test('two browsers on one incident see what the other does', async () => {
    const id = await declared(stage.client, 'Two at once');
    const [one, other] = [await stage.signedIn(), await stage.signedIn()];
    for (const { page } of [one, other]) {
      await page.goto(`${stage.muster.url}/incidents/${id}`);
      await page.getByText('Live', { exact: true }).waitFor();
    }
    await one.page.keyboard.press('n');
    await one.page.keyboard.type('I look at the database.');
    const sent = Date.now();
    await one.page.keyboard.press('Control+Enter');
    await other.page.getByText('I look at the database.').waitFor();
    const took = Date.now() - sent;
    process.stdout.write(`a note shows in the other browser after ${took} ms\n`);
    expect(took).toBeLessThan(SOON_MS);
    await other.page.getByRole('checkbox', { name: /Open the incident channel/ }).check();
    await one.page
      .getByRole('list', { name: 'Timeline' })
      .getByText(/Done: Open the incident channel/)
      .waitFor();
    await one.page.getByRole('checkbox', { name: /Open the incident channel/, checked: true }).waitFor();
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await Promise.all([one.context.close(), other.context.close()]);
  });

  test('a lost connection says so, and catches up without loss when the server is back', async () => {
    const id = await declared(stage.client, 'Interrupted');
    const { page, context } = await stage.signedIn(undefined, [/ERR_|Failed to load|EventSource/]);
    await page.goto(`${stage.muster.url}/incidents/${id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await stage.muster.kill();
    await page.getByText(/Offline since/).waitFor();
    await page.getByRole('heading', { name: /Interrupted/ }).waitFor();
    await stage.muster.restart();
    for (const text of ['while you were away, one', 'while you were away, two']) {
      await stage.client.command({ params: { id }, body: { type: 'AddNote', text } });
    }
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.getByText('while you were away, one').waitFor({ timeout: 30_000 });
    await timeline.getByText('while you were away, two').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await timeline.getByText('while you were away').count()).toBe(2);
    await page.getByText(/Offline since/).waitFor({ state: 'detached' });
    await context.close();
  });
});
