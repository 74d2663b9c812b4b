import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUNBOOK = 'runbooks/four-level-sev.md';

let browser: Browser;
let folder = '';
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-simulation-'));
  writeFileSync(path('old.md'), readFileSync(RUNBOOK, 'utf8').replace('- **Within 15 minutes**: Head', '- **Within 12 minutes**: Head'));
  const night = ['simulate', RUNBOOK, '--scenario', 'examples/night.yaml', '-f', 'examples/muster.yaml'];
  const muster = (...args: string[]) => execFileSync(process.execPath, ['bin/muster.js', ...night, ...args], { stdio: 'pipe' });
  muster('--html', path('night.html'), '--svg', path('night.svg'));
  muster('--compare', path('old.md'), '--html', path('both.html'), '--svg', path('both.svg'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const views = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })));
const cases = ['night.html', 'both.html'].flatMap((name) => views.map((view) => ({ name, ...view })));

describe('the page that muster simulate writes', { timeout: 60_000 }, () => {
  it.each(cases)('$name fits $width pixels in $colorScheme, and axe finds nothing', async ({ name, width, colorScheme }) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const address = String(pathToFileURL(path(name)));
    await page.goto(address);
    for (const more of await page.locator('summary').all()) await more.click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(asked).toEqual([address]);
    await context.close();
  });

  it.each(['night.svg', 'both.svg'])('%s is a picture that a desktop shows whole', async (name) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(String(pathToFileURL(path(name))));
    expect(await page.evaluate('document.documentElement.getBoundingClientRect().width')).toBeLessThanOrEqual(1280);
    expect(await page.getByText('told before').count()).toBe(name === 'both.svg' ? 1 : 0);
    await page.close();
  });
});
