import type { Page } from 'playwright-core';
import type { MusterProcess } from '../../test/browser/muster-process.ts';
import { lineOf, RUNBOOK } from '../../test/browser/team.ts';

/** `stage`: before the first account, after it, with a team but nothing wrong, with incidents open, and after a while. */
export type Picture = {
  name: string;
  stage: 'visitor' | 'new' | 'quiet' | 'at-work' | 'later';
  show: (page: Page, muster: MusterProcess) => Promise<unknown>;
};

const at = (path: string) => (page: Page, muster: MusterProcess) => page.goto(`${muster.url}${path}`);

export const pictures: Picture[] = [
  { name: 'first-run', stage: 'visitor', show: (page, muster) => page.goto(muster.setupLink) },
  { name: 'first-run-runbook', stage: 'new', show: at('/setup?step=runbook') },
  { name: 'first-run-people', stage: 'quiet', show: at('/setup?step=people') },
  { name: 'first-run-contact', stage: 'quiet', show: at('/setup?step=contact') },
  { name: 'first-run-practice', stage: 'quiet', show: at('/setup?step=practice') },
  { name: 'now-quiet', stage: 'quiet', show: at('/') },
  { name: 'now', stage: 'at-work', show: at('/') },
  {
    name: 'declare',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/`);
      await page.getByRole('button', { name: 'Declare' }).click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  { name: 'incident', stage: 'at-work', show: at('/incidents/1') },
  { name: 'incident-triage', stage: 'at-work', show: at('/incidents/3') },
  {
    name: 'incident-update',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/incidents/1`);
      await page.getByRole('heading', { name: /INC-1/ }).waitFor();
      await page.keyboard.press('u');
      await page.getByRole('group', { name: 'Message' }).waitFor();
    },
  },
  {
    name: 'incident-source',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/incidents/1`);
      await page
        .getByRole('button', { name: /show this line of the runbook/ })
        .first()
        .click();
      await page.locator('[aria-current=true]').first().waitFor();
    },
  },
  {
    name: 'now-offline',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(muster.url);
      await page.getByText('Live', { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.getByText(/Offline since/).waitFor();
    },
  },
  {
    name: 'search',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(muster.url);
      await page.getByText('Live', { exact: true }).waitFor();
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByLabel('Search').fill('pay');
    },
  },
  { name: 'runbooks', stage: 'at-work', show: at('/runbooks') },
  {
    name: 'runbook',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('list', { name: 'The runbook' }).waitFor();
      await page.locator(`#line-${lineOf('CEO (if')}`).hover();
    },
  },
  {
    name: 'runbook-simulate',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('button', { name: 'Simulate' }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText(/moments$/).waitFor();
    },
  },
  {
    name: 'runbook-proof',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('button', { name: 'Proof' }).click();
      await page.getByText('Can the runbook be worked through?').waitFor();
    },
  },
  {
    name: 'runbook-remarks',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('button', { name: 'Remarks' }).click();
      await page.getByRole('button', { name: 'Explain placeholder-host' }).click();
      await page.getByText('Why it matters at 03:00').waitFor();
    },
  },
  { name: 'people', stage: 'at-work', show: at('/people') },
  {
    name: 'sign-in',
    stage: 'at-work',
    show: async (page, muster) => {
      await page.context().clearCookies();
      await page.goto(muster.url);
    },
  },
  { name: 'incident-procedures', stage: 'later', show: opened('Postings stand still', 'Procedures') },
  { name: 'incident-resolved', stage: 'later', show: opened('Gift cards are refused', 'Due next') },
  {
    name: 'now-error',
    stage: 'later',
    show: async (page, muster) => {
      const problem = { type: '/problems/unavailable', title: 'Unavailable', status: 503, code: 'unavailable' };
      const detail = 'The store cannot be reached: the disk is full.';
      await page.route('**/api/v1/incidents?*', (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', json: { ...problem, detail } }),
      );
      await page.goto(muster.url);
      await page.getByText('the disk is full').waitFor();
      await page.unroute('**/api/v1/incidents?*');
    },
  },
  {
    name: 'runbook-changes',
    stage: 'later',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('button', { name: 'Changes' }).click();
      const line = page.getByRole('link', { name: /show line/ }).first();
      await line.waitFor();
      // On a phone a line would open over the page.
      if (page.viewportSize()?.width !== 390) await line.click();
      await page.getByRole('button', { name: 'Show the text side by side' }).click();
    },
  },
  {
    name: 'runbook-edit',
    stage: 'later',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/runbooks`);
      await page.getByRole('link', { name: 'Checkout incident runbook' }).click();
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('The runbook').fill(RUNBOOK.replace('Within 30 minutes**: Engineering', 'Within 60 minutes**: Engineering'));
      await page
        .getByText(/^Promises that get/)
        .first()
        .waitFor();
    },
  },
  { name: 'settings', stage: 'later', show: at('/settings') },
  {
    name: 'settings-route',
    stage: 'later',
    show: async (page, muster) => {
      await page.goto(`${muster.url}/settings`);
      await page.getByRole('button', { name: 'Edit route 1' }).click();
      await page.getByRole('dialog').getByLabel('Run by').waitFor();
    },
  },
  {
    name: 'incident-overdue',
    stage: 'later',
    show: async (page, muster) => {
      await opened('Nobody can log in', 'Due next')(page, muster);
      await page.getByText('overdue').first().waitFor({ timeout: 75_000 });
    },
  },
  { name: 'now-overdue', stage: 'later', show: at('/') },
];

/** An incident by its title, with one part of its room in view. */
function opened(title: string, region: string) {
  return async (page: Page, muster: MusterProcess) => {
    await page.goto(muster.url);
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('region', { name: region }).scrollIntoViewIfNeeded();
  };
}
