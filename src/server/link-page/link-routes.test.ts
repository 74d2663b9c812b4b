import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../core/time/instant.ts';
import { firing, START } from '../../engine/engine.fixture.ts';
import { StoreUnavailable } from '../../engine/store.ts';
import { ADMINISTRATOR, SETUP_TOKEN, startServer, type TestServer } from '../server.fixture.ts';

let muster: TestServer;
let link: string;
beforeEach(async () => {
  muster = await startServer();
  await muster.alert(firing({ alertname: '<script>alert(1)</script>\u202egnp' }));
  link = new URL(/https:\/\/muster\.example\.org\/l\/[\w-]+/.exec(JSON.stringify(muster.sent[0]?.request))?.[0] ?? '').pathname;
});
afterEach(() => muster.stop());

const token = () => link.slice('/l/'.length);
const press = (headers: Record<string, string> = {}, body = `token=${token()}`) =>
  muster.request(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body });
const acknowledged = async () => (await muster.incident()).state.acknowledged;

describe('looking at the link', () => {
  test('acknowledges nothing, however often a mail scanner does it', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await muster.request(link, { method })).status).toBe(200);
    expect(await acknowledged()).toBeNull();
    expect((await muster.store.events((await muster.incident()).id)).map(({ event }) => event.type)).not.toContain('IncidentAcknowledged');
  });

  test('shows how bad it is and since when, for whom, without a script', async () => {
    const response = await muster.request(link);
    const page = await response.text();
    expect(page).toContain('INC-1');
    expect(page).toContain('2026-11-21 03:00 UTC, 0 min ago');
    expect(page).toContain('Acknowledge as <bdi>Ada</bdi>');
    expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|\u202e/);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('pressing the button', () => {
  test('acknowledges in the person’s name, once, and leads to the room', async () => {
    const page = await (await press({ origin: muster.url })).text();
    expect(page).toContain('Acknowledged');
    expect(page).toContain('href="/incidents/1"');
    expect(await acknowledged()).toMatchObject({ by: 'Ada', personId: 'ada' });
    const again = await press();
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('used before');
    const events = (await muster.store.events((await muster.incident()).id)).filter(({ event }) => event.type === 'IncidentAcknowledged');
    expect(events).toHaveLength(1);
  });

  test('from a strange page, without the token, or with something else does nothing', async () => {
    const answers = [
      await press({ origin: 'https://evil.example' }),
      await press({}, ''),
      await press({}, 'token=another'),
      await muster.request(link, { method: 'POST' }),
      await muster.request(link, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: token() }),
      }),
      await press({}, `token=${'x'.repeat(100_000)}`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 400, 413]);
    expect(await acknowledged()).toBeNull();
  });
});

describe('a link that cannot work any more', () => {
  test('says kindly that it is too old', async () => {
    muster.clock.jump(START + 73 * HOUR);
    for (const answer of [await muster.request(link), await press()]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('too old');
    }
    expect(await acknowledged()).toBeNull();
  });

  test('or that nobody knows it, whatever it is', async () => {
    for (const path of ['/l/unknown', `/l/${'x'.repeat(400)}`, '/l/%00', '/l/..%2f..%2fetc']) {
      const answer = await muster.request(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain('not known');
    }
  });
});

test('a link to an incident that is over says so, before and after the button', async () => {
  const { id } = await muster.incident();
  await muster.engine.handle(id, { type: 'DeclineIncident', reason: 'a test of the probe' }, { kind: 'person', id: 'ben', name: 'Ben' });
  const page = await (await muster.request(link)).text();
  expect(page).toContain('It is over');
  expect(page).not.toContain('<button');
  expect(await (await press()).text()).toContain('It is over');
  expect(await acknowledged()).toBeNull();
});

test('trouble with the store is told in words for a person, and nothing is done', async () => {
  let gone = false;
  const lost = () => Promise.reject(new StoreUnavailable('The disk is full.'));
  const troubled = await startServer({
    store: (store) => ({
      ...store,
      link: (hash) => (gone ? lost() : store.link(hash)),
      transact: (work) => (gone ? lost() : store.transact(work)),
    }),
  });
  gone = true;
  const answer = await troubled.request('/l/some-token');
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('Muster has trouble')]);
  const api = await troubled.request('/api/v1/setup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: SETUP_TOKEN, ...ADMINISTRATOR }),
  });
  expect([api.status, api.headers.get('retry-after'), await api.json()]).toEqual([
    503,
    '5',
    expect.objectContaining({ code: 'unavailable' }),
  ]);
  gone = false;
  expect(await troubled.visitor.me({})).toMatchObject({ setupNeeded: true });
  await troubled.stop();
});
