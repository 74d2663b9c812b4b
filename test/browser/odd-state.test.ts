import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const problem = (status: number, code: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  json: { type: `/problems/${code}`, title: 'No', status, code, detail },
});

describe('odd states are said plainly', () => {
  test('an incident that does not exist', async () => {
    const { page, context } = await stage.signedIn(undefined, [/404/]);
    await page.goto(`${stage.muster.url}/incidents/4711`);
    await page.getByRole('heading', { name: 'There is no such incident' }).waitFor();
    await context.close();
  });

  test('an address that does not exist', async () => {
    const { page, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/nowhere`);
    await page.getByText('Check the address').waitFor();
    await context.close();
  });

  test('a store that cannot be reached, and a second try', async () => {
    const { page, context } = await stage.signedIn(undefined, [/503/]);
    await page.route('**/api/v1/incidents?*', (route) =>
      route.fulfill(problem(503, 'unavailable', 'The store cannot be reached: the disk is full.')),
    );
    await page.goto(stage.muster.url);
    await page.getByText('the disk is full').waitFor();
    await page.unroute('**/api/v1/incidents?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('region', { name: 'All quiet' }).waitFor();
    await context.close();
  });

  test('a slow answer says what is loaded', async () => {
    const { page, context } = await stage.signedIn();
    await page.route('**/api/v1/configuration', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto(`${stage.muster.url}/people`);
    await page.getByText('Loading people …').waitFor();
    await page.getByRole('region', { name: 'Names in the runbook' }).waitFor();
    await context.close();
  });

  test('an audit that found a silent incident is shouted on Now', async () => {
    const { page, context } = await stage.signedIn();
    await page.route('**/api/v1/system', async (route) => {
      const system = await (await route.fetch()).json();
      await route.fulfill({
        json: { ...system, audit: { at: Date.now(), tookMs: 3, problems: ['INC-7 has no wake and no message on its way.'] } },
      });
    });
    await page.goto(stage.muster.url);
    await page.getByRole('alert').getByText('INC-7 has no wake').waitFor();
    await context.close();
  });

  test('five thousand entries open within a second', async () => {
    const id = await declared(stage.client, 'A long night');
    const { page, complaints, context } = await stage.signedIn();
    const start = Date.now() - 5_000 * 1_000;
    const items = Array.from({ length: 5_000 }, (_, index) => ({
      version: index + 1,
      at: start + index * 1_000,
      recordedAt: start + index * 1_000,
      kind: 'NoteAdded',
      by: 'Ana Lindqvist',
      text: `Entry ${index + 1} of a **long** night`,
      detail: null,
      weight: 'normal',
      src: null,
    }));
    await page.route('**/timeline?*', (route) =>
      route.fulfill({ json: route.request().url().includes('after=0') ? { items, nextAfter: null } : { items: [], nextAfter: null } }),
    );
    await page.goto(stage.muster.url);
    await page.getByRole('link', { name: /A long night/ }).waitFor();
    const began = Date.now();
    await page.getByRole('link', { name: /A long night/ }).click();
    await page.getByText('Entry 5000 of a').waitFor();
    const took = Date.now() - began;
    process.stdout.write(`5,000 timeline entries open in ${took} ms\n`);
    expect(took).toBeLessThan(3_000);
    await page.getByRole('button', { name: /Show 80 earlier/ }).click();
    await page.getByText('Entry 4850 of a').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
    expect(id).toBeTruthy();
  });
});
