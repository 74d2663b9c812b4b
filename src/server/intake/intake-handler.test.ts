import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StoreUnavailable } from '../../engine/store.ts';
import { startIntake, type TestIntake } from './intake.fixture.ts';
import { LARGEST_BODY } from './read-body.ts';

let muster: TestIntake;
beforeAll(async () => {
  muster = await startIntake();
});
afterAll(() => muster.stop());

const alert = (labels: Record<string, string>, more: object = {}) => ({ labels, ...more });
const firing = async () => {
  await muster.engine.idle();
  return (await muster.store.alerts({ status: 'firing', limit: 1_000 })).map((one) => one.labels['alertname']);
};

describe('Prometheus sends alerts', () => {
  test.each(['/api/v2/alerts', '/intake/alertmanager/api/v2/alerts'])('to %s and hears an empty 200', async (path) => {
    const name = `At${path.length}`;
    expect(await muster.send('POST', path, [alert({ alertname: name, job: 'api' })])).toEqual({ status: 200, text: '' });
    expect(await firing()).toContain(name);
  });

  test('an alert that was accepted is an incident', async () => {
    await muster.send('POST', '/api/v2/alerts', [alert({ alertname: 'Incident' })]);
    await muster.engine.idle();
    const incidents = await muster.store.incidents({ limit: 100 });
    expect(incidents.map((incident) => incident.state.title).join()).toContain('Incident');
  });

  test('the good alerts of a bad batch are taken, and it hears a string', async () => {
    const batch = [alert({ alertname: 'Good' }), alert({}), { annotations: {} }, 7, alert({ alertname: 'AlsoGood' })];
    const { status, text } = await muster.send('POST', '/api/v2/alerts', batch);
    expect(status).toBe(400);
    expect(typeof JSON.parse(text)).toBe('string');
    expect(await firing()).toEqual(expect.arrayContaining(['Good', 'AlsoGood']));
  });

  test('an empty batch is fine', async () => {
    expect((await muster.send('POST', '/api/v2/alerts', [])).status).toBe(200);
  });

  test.each([
    ['malformed JSON', '[{"labels"', 400],
    ['nothing', '', 400],
    ['an object', {}, 400],
    ['a number', 7, 400],
    ['no JSON at all', 'alertname=Down', 400],
  ])('%s is %#', async (_, body, status) => {
    const answer = await muster.send('POST', '/api/v2/alerts', body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toBeTruthy();
  });

  test('only JSON is taken, so that no web page can send alerts behind our back', async () => {
    const answer = await muster.send('POST', '/api/v2/alerts', '[]', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({ status: 415, text: expect.stringContaining('application/json') });
    expect((await muster.send('POST', '/api/v2/alerts', '[]', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await muster.send('POST', '/api/v2/alerts', '[]', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  test('a huge body is refused without being read, announced or not', async () => {
    const huge = `[${' '.repeat(LARGEST_BODY)}]`;
    expect((await muster.send('POST', '/api/v2/alerts', huge)).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= LARGEST_BODY; sent += 1024 * 1024) controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
        controller.close();
      },
    });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: stream, duplex: 'half' };
    expect((await fetch(`${muster.url}/api/v2/alerts`, init as RequestInit)).status).toBe(413);
  });
});

describe('webhooks', () => {
  const webhook = {
    version: '4',
    status: 'firing',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'Hooked' },
        annotations: {},
        startsAt: '2026-01-05T12:00:00Z',
        endsAt: '0001-01-01T00:00:00Z',
      },
    ],
  };

  test('of Alertmanager are taken', async () => {
    expect(await muster.send('POST', '/intake/alertmanager', webhook)).toEqual({ status: 200, text: '{"accepted":1}' });
    expect(await firing()).toContain('Hooked');
  });

  test('any JSON with a title is an alert; what is wrong is told as a problem, with what was taken', async () => {
    expect((await muster.send('POST', '/intake/generic', { title: 'Disk full' })).status).toBe(200);
    const { status, text } = await muster.send('POST', '/intake/generic', [{ title: 'Second' }, { nothing: 1 }]);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ status: 400, accepted: 1, problems: [expect.stringContaining('"title" is missing')] });
    expect(await firing()).toEqual(expect.arrayContaining(['Disk full', 'Second']));
  });
});

test('other paths and methods are left to others', async () => {
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/api/v1/incidents'],
    ['GET', '/api/v2/summary.json'],
    ['PUT', '/api/v2/alerts'],
    ['GET', '/intake/generic'],
    ['POST', '/intake/unknown'],
  ] as const) {
    expect((await muster.send(method, path)).text).toBe('not ours');
  }
});

describe('asking back, as Grafana does', () => {
  test('the firing alerts, filtered', async () => {
    await muster.send('POST', '/api/v2/alerts', [
      alert({ alertname: 'Query', zone: 'eu' }, { generatorURL: 'http://prom.example.org/' }),
      alert({ alertname: 'Query', zone: 'us' }),
    ]);
    await muster.engine.idle();
    const ask = async (query: string) => JSON.parse((await muster.send('GET', `/api/v2/alerts?${query}`)).text);
    const [found] = await ask(`filter=${encodeURIComponent('alertname="Query"')}&filter=${encodeURIComponent('zone=~"e."')}`);
    expect(found).toMatchObject({
      labels: { alertname: 'Query', zone: 'eu' },
      annotations: {},
      generatorURL: 'http://prom.example.org/',
      status: { state: 'active', silencedBy: [], inhibitedBy: [] },
      receivers: [{ name: 'muster' }],
    });
    expect(found.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(await ask('active=false&filter=alertname%3DQuery')).toEqual([]);
    expect((await muster.send('GET', '/api/v2/alerts?filter=%7B%7B')).status).toBe(400);
    const groups = JSON.parse((await muster.send('GET', '/api/v2/alerts/groups?filter=alertname%3DQuery')).text);
    expect(groups).toMatchObject([{ labels: { alertname: 'Query' }, receiver: { name: 'muster' }, alerts: [{}, {}] }]);
  });

  test('status and receivers', async () => {
    expect(JSON.parse((await muster.send('GET', '/api/v2/status')).text)).toMatchObject({
      cluster: { status: 'disabled' },
      versionInfo: { version: '1.2.3' },
    });
    expect(JSON.parse((await muster.send('GET', '/api/v2/receivers')).text)).toEqual([{ name: 'muster' }]);
  });
});

describe('silences', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const silence = (more: object = {}) => ({
    matchers: [{ name: 'alertname', value: 'Quiet', isRegex: false, isEqual: true }],
    startsAt: new Date().toISOString(),
    endsAt: inAnHour(),
    createdBy: 'ana',
    comment: 'deploy',
    ...more,
  });
  const post = (more?: object) => muster.send('POST', '/api/v2/silences', silence(more));

  test('are made, seen, keep alerts quiet, and are ended', async () => {
    const { silenceID } = JSON.parse((await post()).text);
    await muster.send('POST', '/api/v2/alerts', [alert({ alertname: 'Quiet' })]);
    await muster.engine.idle();
    const [quiet] = JSON.parse((await muster.send('GET', '/api/v2/alerts?filter=alertname%3DQuiet')).text);
    expect(quiet.status).toEqual({ inhibitedBy: [], silencedBy: [silenceID], state: 'suppressed' });
    expect((await muster.store.incidents({ limit: 100 })).map((incident) => incident.state.title).join()).not.toContain('Quiet');
    expect(JSON.parse((await muster.send('GET', `/api/v2/silence/${silenceID}`)).text)).toMatchObject({
      id: silenceID,
      status: { state: 'active' },
      comment: 'deploy',
    });
    expect((await muster.send('DELETE', `/api/v2/silence/${silenceID}`)).status).toBe(200);
    expect((await muster.send('DELETE', `/api/v2/silence/${silenceID}`)).status).toBe(200);
    const list = JSON.parse((await muster.send('GET', '/api/v2/silences?filter=alertname%3DQuiet')).text);
    expect(list).toMatchObject([{ id: silenceID, status: { state: 'expired' } }]);
  });

  test('a change of the end keeps the id; a change of what it matches makes another', async () => {
    const { silenceID } = JSON.parse((await post()).text);
    expect(JSON.parse((await post({ id: silenceID, comment: 'longer' })).text)).toEqual({ silenceID });
    const other = JSON.parse((await post({ id: silenceID, matchers: [{ name: 'a', value: 'b', isRegex: true }] })).text);
    expect(other.silenceID).not.toBe(silenceID);
    expect(JSON.parse((await muster.send('GET', `/api/v2/silence/${silenceID}`)).text).status.state).toBe('expired');
  });

  test.each([
    [{ matchers: [] }, 422],
    [{ matchers: undefined }, 422],
    [{ matchers: [{ name: 'a', value: 1, isRegex: false }] }, 422],
    [{ matchers: [{ name: 'a', value: '(', isRegex: true }] }, 400],
    [{ matchers: [{ name: 'a', value: '.*', isRegex: true }] }, 400],
    [{ endsAt: '2001-01-01T00:00:00Z' }, 400],
    [{ endsAt: 'later' }, 422],
    [{ startsAt: '2099-01-01T00:00:00Z' }, 400],
    [{ comment: 7 }, 422],
    [{ id: '00000000-0000-4000-8000-000000000000' }, 404],
  ])('%j is %i', async (more, status) => {
    const answer = await post(more);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toBeTruthy();
  });

  test('an unknown one is 404, no id at all is 422, a body that is none is 400', async () => {
    expect((await muster.send('GET', '/api/v2/silence/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await muster.send('DELETE', '/api/v2/silence/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await muster.send('DELETE', '/api/v2/silence/nope')).status).toBe(422);
    expect((await muster.send('POST', '/api/v2/silences', '{')).status).toBe(400);
    expect((await muster.send('POST', '/api/v2/silences', 'null')).status).toBe(422);
  });
});

describe('when it cannot be taken', () => {
  let other: TestIntake | null = null;
  afterEach(async () => {
    await other?.stop();
    other = null;
  });

  test.each([
    ['the store is gone', new StoreUnavailable('The disk is full.')],
    ['something unforeseen happens', new Error('surprise')],
  ])('%s: 503, which every sender tries again', async (_, error) => {
    other = await startIntake({ accept: () => Promise.reject(error) });
    for (const [path, body] of [
      ['/api/v2/alerts', [alert({ a: 'b' })]],
      ['/intake/generic', { title: 'x' }],
    ] as const) {
      const answer = await other.send('POST', path, body);
      expect(answer.status).toBe(503);
      expect(answer.text).not.toContain('surprise');
    }
  });

  test('a sender without the right key hears what to do, and nothing is read', async () => {
    other = await startIntake({ authenticate: (request) => (request.headers.authorization === 'Bearer k' ? null : 'Send an intake key.') });
    for (const path of ['/api/v2/alerts', '/intake/generic', '/intake/alertmanager', '/api/v2/silences']) {
      expect(await other.send('POST', path, '{broken')).toMatchObject({
        status: 401,
        text: expect.stringContaining('Send an intake key.'),
      });
    }
    expect((await other.send('GET', '/api/v2/alerts')).status).toBe(401);
    expect((await other.send('POST', '/api/v2/alerts', [], { authorization: 'Bearer k' })).status).toBe(200);
  });
});
