import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../contract/api.ts';
import { problems } from '../contract/error-codes.ts';
import { startServer, type TestServer } from './server.fixture.ts';

let muster: TestServer;
beforeAll(async () => {
  muster = await startServer();
});
afterAll(() => muster.stop());

describe('the description of the API', () => {
  test('is OpenAPI 3.1, names every entry of the contract, and all its references lead somewhere', async () => {
    const document = (await (await muster.request('/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = Object.values(document.paths as Record<string, Record<string, { operationId?: string }>>).flatMap((path) =>
      Object.values(path),
    );
    const named = operations.map((operation) => operation.operationId);
    expect(named).toEqual(expect.arrayContaining(Object.keys(api)));
    expect(JSON.stringify(document)).toContain('"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}');
    expect(JSON.stringify(document)).toContain('"name":"idempotency-key"');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  test('can be read in a browser without an inline script', async () => {
    const page = await muster.request('/docs/');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/<script>(?!\s*<\/script>)/);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
  });

  test('and each code of a problem says what it means', async () => {
    for (const code of Object.keys(problems)) expect((await muster.request(`/problems/${code}`)).status).toBe(200);
    expect((await muster.request('/problems/constructor')).status).toBe(404);
  });
});

describe('health and figures', () => {
  test('live and ready need no account', async () => {
    expect((await muster.request('/health/live')).status).toBe(200);
    const ready = await muster.request('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', store: true, auditRecent: true, auditProblems: 0 }]);
  });

  test('not ready when the audit has not looked for long', async () => {
    const late = await startServer();
    late.clock.jump(late.clock.now() + 100_000);
    expect((await late.request('/health/ready')).status).toBe(503);
    expect((await late.request('/health/live')).status).toBe(200);
    await late.stop();
  });

  test('not ready when the store does not answer', async () => {
    let gone = false;
    const without = await startServer({
      store: (store) => ({ ...store, lastPosition: () => (gone ? Promise.reject(new Error('disk gone')) : store.lastPosition()) }),
    });
    gone = true;
    expect(await (await without.request('/health/ready')).json()).toMatchObject({ status: 'not ready', store: false });
    gone = false;
    await without.stop();
  });

  test('metrics count what monitors sent', async () => {
    const alert = [{ labels: { alertname: 'CheckoutDown' } }];
    const sent = await muster.request('/api/v2/alerts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(alert),
    });
    expect(sent.status).toBe(200);
    await muster.engine.idle();
    const figures = await (await muster.request('/metrics')).text();
    expect(figures).toContain('muster_intake_requests_total{status="200"} 1');
    expect(figures).toContain('muster_open_incidents 1');
    expect(figures).toMatch(/muster_messages_total\{channel="ntfy",outcome="sent"\} 1/);
  });
});

describe('addresses that lead nowhere', () => {
  test('are problems for programs', async () => {
    for (const path of ['/api/v1/nothing', '/api/nothing', '/nothing']) {
      const answer = await muster.request(path);
      expect([path, answer.status, await answer.json()]).toEqual([path, 404, expect.objectContaining({ code: 'unknown' })]);
    }
  });

  test('are the console’s own pages for a browser, once it is built', async () => {
    const accept = { headers: { accept: 'text/html' } };
    expect((await muster.request('/incidents/1', accept)).status).toBe(503);
    const folder = join(muster.config.MUSTER_DATA, 'dist');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Muster</title>');
    writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {}');
    const built = await startServer({ environment: { MUSTER_DATA: muster.config.MUSTER_DATA } });
    const page = await muster.request('/incidents/1', accept);
    const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1];
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    await built.stop();
  });
});

test('every answer forbids framing and sniffing', async () => {
  for (const path of ['/', '/api/v1/me', '/l/x', '/health/live', '/docs/']) {
    const { headers } = await muster.request(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
