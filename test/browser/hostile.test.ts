import { afterAll, beforeAll, expect, test } from 'vitest';
import { declared, openStage, type Stage } from './stage.ts';
import { RUNBOOK, sendAlert } from './team.ts';

const HOSTILE = [
  '<script>window.owned = 1</script><img src=x onerror="window.owned = 2"><svg onload="window.owned = 3">',
  '[press me](javascript:window.owned=4) <a href="javascript:window.owned=5">or me</a> [data](data:text/html,<script>1</script>)',
  '![tracker](http://tracker.example.org/pixel.png) <iframe src="//evil.example.org"></iframe><style>body{display:none}</style>',
  `safe \u202egnp.exe\u202c and zero\u200bwidth, ${'A'.repeat(30_000)}`,
].join('\n\n');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('text from alerts, people and runbooks is text', async () => {
  const id = await declared(stage.client, '<b onmouseover=alert(1)>title</b> \u202eevil', { summary: HOSTILE.slice(0, 4_000) });
  await stage.client.command({ params: { id }, body: { type: 'AddNote', text: HOSTILE.slice(0, 19_000) } });
  await sendAlert(stage.muster.url, {
    title: HOSTILE.slice(0, 2_000),
    key: 'hostile',
    service: '"><img src=x onerror=alert(1)>',
    description: HOSTILE.slice(0, 8_000),
    labels: { team: '<script>window.owned = 6</script>' },
  });
  const runbook = await stage.client.addRunbook({
    body: {
      name: '<img src=x onerror=alert(1)>',
      text: `# <script>window.owned = 7</script>\n\n## Severity levels\n\n### P1 - ${HOSTILE}\n\n${RUNBOOK}`,
    },
  });

  const { page, complaints, context } = await stage.signedIn();
  for (const path of [`/incidents/${id}`, '/', '/runbooks', `/runbooks/${runbook.id}`, '/people']) {
    await page.goto(stage.muster.url + path);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    if (path === `/incidents/${id}`) {
      await page.getByText('press me').first().waitFor();
      await page.getByText('⟨U+202E⟩', { exact: false }).first().waitFor();
    }
    expect(await page.evaluate('window.owned'), path).toBeUndefined();
    expect(
      await page.locator('a[href^="javascript:" i], a[href^="data:" i], main img, main iframe, main script, main style').count(),
      path,
    ).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(1440);
  }
  expect(complaints).toEqual([]);
  await context.close();
});
