// Writes a picture of every page in both widths and themes to docs/screenshots, from the real program with a team at work.
// Names, or how they begin, take only those: `npm run screenshots -- runbook now-overdue`.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { startMuster } from '../test/browser/muster-process.ts';
import { sendAlert, settleTeam } from '../test/browser/team.ts';
import { openPage, type View } from '../test/browser/watched-page.ts';
import { afterAWhile } from './screenshots/after-a-while.ts';
import { atWork } from './screenshots/at-work.ts';
import { pictures } from './screenshots/pictures.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const views: View[] = [
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
];

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));
const browser = await launchChromium();
const muster = await startMuster();

async function takeAll(stage: string): Promise<void> {
  for (const view of views) {
    const cookies = stage === 'visitor' ? undefined : await muster.cookies();
    const { page, context, complaints } = await openPage(browser, view, cookies ? { cookies } : {});
    for (const picture of pictures.filter((each) => each.stage === stage && isWanted(each.name))) {
      await picture.show(page, muster);
      await settled(page);
      const path = `${FOLDER}${picture.name}-${view.width}-${view.theme}.png`;
      await page.screenshot({ path, animations: 'disabled' });
      await context.setOffline(false);
    }
    for (const complaint of complaints) process.stderr.write(`${stage} ${view.width} ${view.theme}: ${complaint}\n`);
    await context.close();
  }
}

/** One thing that loads may bring up another: nothing has loaded three times in a row. */
async function settled(page: Page): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await page.waitForTimeout(300);
    await page.locator('[role=status][data-late], .mantine-Loader-root').first().waitFor({ state: 'detached' });
  }
}

try {
  await takeAll('visitor');
  const client = await muster.administrator();
  await takeAll('new');
  const { ana, runbookId } = await settleTeam(client);
  await takeAll('quiet');
  await atWork(client, ana, (alert) => sendAlert(muster.url, alert));
  await takeAll('at-work');
  await afterAWhile(client, runbookId);
  await takeAll('later');
} finally {
  await browser.close();
  await muster.stop();
}
