import { afterAll, beforeAll, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';
import { PHONE } from './watched-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('on a phone a thumb acknowledges and resolves, and nothing is wider than the screen', async () => {
  const id = await declared(stage.client, 'A title that is rather long because people write what they see at night');
  const { page, complaints, context } = await stage.signedIn(PHONE);
  await page.goto(`${stage.muster.url}/incidents/${id}`);
  const thumb = page.getByRole('toolbar', { name: 'Actions' });
  const button = thumb.getByRole('button', { name: 'Acknowledge' });
  await button.waitFor();
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(48);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(780);
  await button.tap();
  await page
    .getByText(/Ana Lindqvist (leads|is on it)/)
    .first()
    .waitFor();
  await thumb.getByRole('button', { name: 'Resolve' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).tap();
  await thumb.getByRole('button', { name: 'Close' }).waitFor();

  for (const path of ['/', `/incidents/${id}`, '/runbooks', `/runbooks/${stage.runbookId}`, '/people', '/setup?step=runbook']) {
    await page.goto(stage.muster.url + path);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.getByRole('heading').first().waitFor();
    await page
      .getByText(/^Loading|Reading the/)
      .first()
      .waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
