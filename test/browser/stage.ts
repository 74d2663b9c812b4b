import type { Browser } from 'playwright-core';
import type { Client } from '../../src/contract/client.ts';
import { launchChromium } from './chromium.ts';
import { type MusterProcess, startMuster } from './muster-process.ts';
import { settleTeam } from './team.ts';
import { DESKTOP, openPage, type View, type WatchedPage } from './watched-page.ts';

/** A running Muster with a team, a browser, and signed-in pages. */
export type Stage = {
  muster: MusterProcess;
  browser: Browser;
  client: Client;
  runbookId: string;
  ana: string;
  signedIn: (view?: View, quiet?: RegExp[]) => Promise<WatchedPage>;
  close: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const [muster, browser] = await Promise.all([startMuster(), launchChromium()]);
  const client = await muster.administrator();
  const { runbookId, ana } = await settleTeam(client);
  return {
    ...{ muster, browser, client, runbookId, ana },
    signedIn: async (view = DESKTOP, quiet = []) => openPage(browser, view, { cookies: await muster.cookies(), quiet }),
    async close() {
      await browser.close();
      await muster.stop();
    },
  };
}

/** A SEV-1 that somebody has just declared. */
export async function declared(client: Client, title: string, more: { severity?: string; summary?: string } = {}): Promise<string> {
  const incident = await client.declare({
    body: { title, severity: more.severity ?? 'SEV-1', summary: more.summary ?? '', service: 'checkout' },
  });
  return String(incident.number);
}
