import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** A rival's incident page takes 570 kB before its first view. */
const MOST_BYTES = 450_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test('the first view needs little JavaScript', async () => {
  const { page, context } = await stage.signedIn();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.body());
  });
  await page.goto(stage.muster.url);
  await page.getByRole('region', { name: 'All quiet' }).waitFor();
  const bodies = await Promise.all(scripts);
  const raw = bodies.reduce((sum, body) => sum + body.length, 0);
  const gzipped = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  process.stdout.write(`JavaScript before the first view: ${Math.round(raw / 1_000)} kB, ${Math.round(gzipped / 1_000)} kB gzipped\n`);
  expect(raw).toBeLessThan(MOST_BYTES);
  await context.close();
});

test('the console’s files travel compressed', async () => {
  const html = await (await fetch(stage.muster.url, { headers: { accept: 'text/html' } })).text();
  const [path = ''] = /\/assets\/[^"]+\.js/.exec(html) ?? [];
  for (const encoding of ['br', 'gzip']) {
    const { headers } = await fetch(`${stage.muster.url}${path}`, { headers: { 'accept-encoding': encoding } });
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('content-type')).toContain('javascript');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('vary')).toContain('accept-encoding');
  }
  const plain = await fetch(`${stage.muster.url}${path}`, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBe(null);
});
