import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { lineOf, RUNBOOK } from './team.ts';
import { PHONE } from './watched-page.ts';

const first = '### SEV-2\n\n- **Immediate**: On-call engineer';
const LATE = RUNBOOK.replace(first, '### SEV-2\n\n- **Next business day**: On-call engineer').replace(
  '- **Within 30 minutes**: Engineering Manager\n',
  '',
);
const busy = { type: '/problems/too-many-requests', title: 'Too many requests', status: 429, code: 'too-many-requests' };
const PROVE = '**/api/v1/runbooks/*/prove';

let stage: Stage;
let late: string;
beforeAll(async () => {
  stage = await openStage();
  late = (await stage.client.addRunbook({ body: { name: 'Slow to call', text: LATE } })).id;
});
afterAll(() => stage?.close());

describe('the proof of a runbook', () => {
  test('the verdict stands under the name, and a counter-example shows its instant, its way and its line', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${late}`);
    await page.getByRole('button', { name: /counter-example/ }).click();
    const example = page.getByRole('region', { name: 'Counter-examples' }).getByRole('listitem').first();
    await example.getByText(/Nobody who can be reached is told within 15 min/).waitFor();
    await example.getByText(/Promised: respond within 15 minutes, so by/).waitFor();
    await example.getByText(/Next business day: On-call engineer/).waitFor();
    await example.getByText(/^Ana Lindqvist · \w+, \d+ \w+ \d{4}, 09:00$/).waitFor();
    await example.getByText(/Mend: Call somebody sooner/).waitFor();
    await page
      .getByText('Europe/Berlin')
      .or(page.getByText(/UTC\. /))
      .waitFor();
    const line = lineOf('### SEV-2', LATE, 2) + 2;
    await example.getByRole('link', { name: `L${line}: show line ${line}` }).click();
    await page.locator(`#line-${line}[data-lit]`).getByText('Next business day').waitFor();
    expect(page.url()).toContain('view=proof');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what a setting would mend is a click away, and the verdict follows when it has been set', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${stage.runbookId}?view=proof`);
    await page.getByText('Nobody holds CEO').waitFor();
    await page.getByRole('button', { name: '1 thing to mend' }).waitFor();
    await page.getByRole('link', { name: 'Names in the runbook' }).click();
    await page.getByRole('region', { name: 'Names in the runbook' }).getByText('CEO').waitFor();
    await page.goBack();
    await page.getByText('Nobody holds CEO').waitFor();
    const { configuration } = await stage.client.configuration({});
    const ceo = { role: 'CEO', people: ['dev'], groups: [] };
    await stage.client.applyConfiguration({ body: { configuration: { bindings: [...(configuration.bindings ?? []), ceo] } } });
    await page.getByRole('button', { name: 'Proved' }).waitFor();
    await page.getByText('Nobody holds CEO').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('days are chosen; a proof can be stopped, and begun again', async () => {
    const { page, complaints, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${late}?view=proof`);
    const proof = page.getByRole('region', { name: 'Proof' });
    await proof.getByText(/129,600|388,800/).waitFor();
    await page.route(PROVE, () => undefined);
    await proof.getByLabel('Incidents that begin within').selectOption('7 days');
    await proof.getByText('Proving these 7 days').waitFor();
    await proof.getByRole('button', { name: 'Stop' }).click();
    await proof.getByText('Stopped: nothing is proved').waitFor();
    await page.unroute(PROVE);
    await proof.getByRole('button', { name: 'Prove', exact: true }).click();
    await proof.getByText(/30,240 starts/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('while another proof is made this one waits, and then begins by itself', async () => {
    const { page, context } = await stage.signedIn(undefined, [/429/]);
    let refusals = 0;
    await page.route(PROVE, (route) => {
      refusals += 1;
      if (refusals > 1) return route.continue();
      return route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        json: { ...busy, detail: 'Another proof is being made.' },
      });
    });
    await page.goto(`${stage.muster.url}/runbooks/${late}?view=proof`);
    await page.getByText('Another proof is being made. This one begins by itself.').waitFor();
    await page.getByRole('button', { name: /counter-example/ }).waitFor();
    expect(refusals).toBe(2);
    await context.close();
  });

  test('a proof that takes too long says so, and can be tried again', async () => {
    const { page, context } = await stage.signedIn(undefined, [/422/]);
    const detail = 'This proof took longer than 30 s and was stopped: ask for fewer days.';
    const problem = { type: '/problems/invalid', title: 'The content cannot be used', status: 422, code: 'invalid', detail };
    await page.route(PROVE, (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', json: problem }));
    await page.goto(`${stage.muster.url}/runbooks/${late}`);
    await page.getByText(detail).waitFor();
    await page.getByRole('button', { name: 'Cannot be proved' }).click();
    await page.unroute(PROVE);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /counter-example/ }).waitFor();
    await context.close();
  });

  test('on a phone a line opens over the proof, and nothing is wider than the screen', async () => {
    const { page, complaints, context } = await stage.signedIn(PHONE);
    await page.goto(`${stage.muster.url}/runbooks/${late}?view=proof`);
    await page
      .getByRole('region', { name: 'Counter-examples' })
      .getByRole('link', { name: /show line/ })
      .first()
      .tap();
    await page.getByRole('dialog').locator('[aria-current=true]').waitFor();
    expect((await page.getByRole('heading', { level: 1, includeHidden: true }).boundingBox())?.height).toBeLessThan(60);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('when Muster is gone', () => {
  test('what stands on the page stays; a view that was not fetched says so, and comes when Muster answers again', async () => {
    const { page, context } = await stage.signedIn(undefined, [/ERR_INTERNET_DISCONNECTED/, /preload CSS|dynamically imported/]);
    await page.goto(`${stage.muster.url}/runbooks/${late}?view=proof`);
    const proof = page.getByRole('region', { name: 'Proof' });
    await proof.getByText('Can the runbook be worked through?').waitFor();
    await context.setOffline(true);
    await page.getByText(/Offline since/).waitFor();
    await proof.getByLabel('Incidents that begin within').selectOption('30 days');
    await page.getByText('Muster does not answer.').waitFor();
    await page.getByRole('button', { name: 'Simulate' }).click();
    await page.getByText('This page tries again by itself').waitFor();
    await page.getByRole('list', { name: 'The runbook' }).getByText('Next business day').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('region', { name: 'Simulate' }).getByRole('button', { name: 'Run', exact: true }).waitFor();
    await context.close();
  });
});

describe('the proof of a text before it is saved', () => {
  test('a draft that breaks a promise says so, with the line in the text; other words prove nothing new', async () => {
    const { page, complaints, context } = await stage.signedIn();
    const { id } = await stage.client.addRunbook({ body: { name: 'Edited at night', text: RUNBOOK } });
    await page.goto(`${stage.muster.url}/runbooks/${id}`);
    await page.getByRole('button', { name: /Proved|to mend/ }).waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    const panel = page.getByRole('region', { name: 'What this does to the proof' });
    await page.getByRole('textbox', { name: 'The runbook' }).fill(RUNBOOK.replace('customers cannot pay', 'nobody can pay'));
    await panel.getByText('Other words do not change that').waitFor();
    await page.getByRole('textbox', { name: 'The runbook' }).fill(LATE);
    await panel.getByText('This breaks 2 things that held until now').waitFor();
    const broken = panel.getByRole('region', { name: 'Newly broken' });
    await broken.getByText('SEV-2: when Ana Lindqvist does not answer, nobody else is ever called').waitFor();
    await broken.getByText('SEV-2', { exact: true }).waitFor();
    await broken
      .getByRole('listitem')
      .filter({ hasText: 'Next business day: On-call engineer' })
      .getByRole('button', { name: /go to this line of your text/ })
      .last()
      .click();
    await expect.poll(() => page.evaluate('document.getSelection().toString()')).toContain('Next business day');
    expect((await stage.client.runbook({ params: { id } })).text).toBe(RUNBOOK);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a draft that mends what was broken says so', async () => {
    const { page, context } = await stage.signedIn();
    await page.goto(`${stage.muster.url}/runbooks/${late}`);
    await page.getByRole('button', { name: /counter-example/ }).waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'The runbook' }).fill(RUNBOOK);
    await page.getByRole('region', { name: 'Newly held' }).getByText('SEV-2: somebody is told in time').waitFor();
    await page.getByText('This breaks nothing that held').waitFor();
    await context.close();
  });

  test('a text that cannot be read, and none at all, are answered with what to do', async () => {
    const { page, context } = await stage.signedIn(undefined, [/422/]);
    await page.goto(`${stage.muster.url}/runbooks/${late}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'The runbook' }).fill('> '.repeat(3_000));
    await page
      .getByRole('region', { name: 'Remarks' })
      .getByText(/nested/i)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Save revision' }).click();
    await page.getByRole('alert').getByText(/nest/i).first().waitFor();
    await page.getByRole('textbox', { name: 'The runbook' }).fill('');
    await page.getByText('A runbook without a text says nothing').waitFor();
    await page.getByRole('button', { name: 'Save revision', disabled: true }).waitFor();
    await context.close();
  });
});
