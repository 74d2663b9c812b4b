import { afterEach, describe, expect, test } from 'vitest';
import { ApiError, type Client } from '../../contract/client.ts';
import { startServer, type TestServer } from '../server.fixture.ts';

let muster: TestServer;
let client: Client;
afterEach(() => muster.stop());

const start = async () => {
  muster = await startServer();
  client = await muster.administrator();
};
const declared = () => client.declare({ body: { title: 'Checkout is down', severity: 'P1' } });
const events = async (id: string) => (await muster.store.events(id)).map(({ event }) => event.type);
const problem = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ApiError ? error.problem : error;
};
const post = async (path: string, body: string, headers: Record<string, string> = {}) =>
  muster.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await muster.cookie(), ...headers },
    body,
  });

describe('an incident', () => {
  test('is declared, shown by its number and acknowledged; nobody is told that it was resolved', async () => {
    await start();
    const incident = await declared();
    expect(incident).toMatchObject({ number: 1, title: 'Checkout is down', lifecycle: 'active', severity: { id: 'P1' } });
    for (const id of ['1', 'INC-1', 'inc-1', incident.id]) expect((await client.incident({ params: { id } })).id).toBe(incident.id);

    const after = await client.command({ params: { id: 'INC-1' }, body: { type: 'AcknowledgeIncident' } });
    expect(after.acknowledged?.by).toBe('Rosa Lind');
    expect(await events(incident.id)).toContain('IncidentAcknowledged');
    expect(await events(incident.id)).not.toContain('IncidentResolved');
  });

  test('tells its timeline after a version, in pages that fit together', async () => {
    await start();
    await declared();
    for (const text of ['one', 'two', 'three']) await client.command({ params: { id: '1' }, body: { type: 'AddNote', text } });
    const whole = await client.timeline({ params: { id: '1' } });
    const first = await client.timeline({ params: { id: '1' }, query: { limit: 2 } });
    const rest = await client.timeline({ params: { id: '1' }, query: { after: first.nextAfter ?? 0 } });
    expect(first.items).toHaveLength(2);
    expect([...first.items, ...rest.items].map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      whole.items.map(({ version }) => version).sort((a, b) => a - b),
    );
    expect(rest.nextAfter).toBeNull();
  });

  test('is reported as Markdown', async () => {
    await start();
    await declared();
    expect((await client.report({ params: { id: '1' } })).markdown).toContain('Checkout is down');
  });

  test('is listed newest first, page by page, each once', async () => {
    await start();
    for (const title of ['a', 'b', 'c']) await client.declare({ body: { title, severity: 'P2' } });
    const first = await client.incidents({ query: { limit: 2 } });
    const second = await client.incidents({ query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['c', 'b', 'a']);
    expect(second.nextCursor).toBeNull();
    expect((await client.incidents({ query: { lifecycle: 'resolved,closed' } })).items).toEqual([]);
  });
});

describe('what is refused', () => {
  test('unknown incidents, by number, id and nonsense', async () => {
    await start();
    for (const id of ['99', 'INC-99', 'no-such-id', '0', '99999999999999', "1' or '1'='1"]) {
      expect(await problem(client.incident({ params: { id } }))).toMatchObject({ code: 'unknown', status: 404 });
    }
    expect(await problem(client.command({ params: { id: '7' }, body: { type: 'AcknowledgeIncident' } }))).toMatchObject({
      code: 'unknown',
    });
  });

  test('a command in the wrong state, with nothing written', async () => {
    await start();
    const { id } = await declared();
    const before = await events(id);
    expect(await problem(client.command({ params: { id }, body: { type: 'CloseIncident' } }))).toMatchObject({
      code: 'wrong-state',
      status: 409,
    });
    expect(await events(id)).toEqual(before);
  });

  test('malformed JSON, wrong types and unknown fields, each told with its place', async () => {
    await start();
    await declared();
    const answers = {
      malformed: await post('/incidents/1/commands', '{"type": '),
      array: await post('/incidents', '[]'),
      wrong: await post('/incidents', JSON.stringify({ title: 42, severity: 'P1', extra: true })),
      command: await post('/incidents/1/commands', JSON.stringify({ type: 'DropTables' })),
      empty: await post('/incidents', ''),
      text: await post('/incidents', 'hello', { 'content-type': 'text/plain' }),
      proto: await post('/incidents', '{"__proto__": {"administrator": true}, "title": "x", "severity": "P1"}'),
    };
    for (const [name, answer] of Object.entries(answers)) {
      expect([name, answer.status, answer.headers.get('content-type')]).toEqual([name, 400, 'application/problem+json']);
    }
    expect(await answers.wrong.json()).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path: 'body.title' })]) });
    expect((await client.incidents({})).items).toHaveLength(1);
  });

  test('a huge body, before it is read', async () => {
    await start();
    const answer = await post('/incidents', JSON.stringify({ title: 'x', severity: 'P1', summary: 'x'.repeat(2_000_000) }));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large' });
  });

  test('a severity that the runbook does not have', async () => {
    await start();
    const refused = await problem(client.declare({ body: { title: 'x', severity: 'P9' } }));
    expect(refused).toMatchObject({ code: expect.stringMatching(/invalid|unknown/) });
    expect((await client.incidents({})).items).toEqual([]);
  });

  test('nobody, a wrong key, and a strange page with a good cookie', async () => {
    await start();
    expect(await problem(muster.visitor.incidents({}))).toMatchObject({ code: 'not-signed-in', status: 401 });
    const wrong = await muster.request('/api/v1/incidents', { headers: { authorization: 'Bearer muster_nonsense' } });
    expect(wrong.status).toBe(401);
    const strange = await post('/incidents', JSON.stringify({ title: 'x', severity: 'P1' }), { origin: 'https://evil.example' });
    expect(strange.status).toBe(403);
    expect((await client.incidents({})).items).toEqual([]);
  });

  test('a cursor that nobody gave', async () => {
    await start();
    expect(await problem(client.incidents({ query: { cursor: '!!' } }))).toMatchObject({ code: 'invalid-request' });
  });
});

describe('an idempotency key', () => {
  const body = JSON.stringify({ title: 'Checkout is down', severity: 'P1' });
  const key = { 'idempotency-key': 'one-and-the-same' };

  test('makes one incident of two requests, with the same answer', async () => {
    await start();
    const [first, second] = await Promise.all([post('/incidents', body, key), post('/incidents', body, key)]);
    const third = await post('/incidents', body, key);
    const answers = await Promise.all([first, second, third].map((answer) => answer.text()));
    expect(new Set(answers).size).toBe(1);
    expect(third.headers.get('idempotency-replayed')).toBe('true');
    expect((await client.incidents({})).items).toHaveLength(1);
  });

  test('that was used for something else is a mistake, and nothing is done', async () => {
    await start();
    await post('/incidents', body, key);
    const other = await post('/incidents', JSON.stringify({ title: 'Another', severity: 'P1' }), key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency-mismatch' });
    expect((await client.incidents({})).items).toHaveLength(1);
  });

  test('of one account says nothing to another', async () => {
    await start();
    await post('/incidents', body, key);
    const apiKey = await client.createKey({ body: { name: 'automation' } });
    await client.invite({ body: { name: 'Tom', email: 'tom@example.org', password: 'another long one' } });
    const signIn = await muster.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'tom@example.org', password: 'another long one' }),
    });
    const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const tom = await post('/incidents', JSON.stringify({ title: 'Toms', severity: 'P2' }), { ...key, cookie });
    expect([tom.status, apiKey.key.startsWith('muster_')]).toEqual([200, true]);
    expect((await client.incidents({})).items).toHaveLength(2);
  });
});
