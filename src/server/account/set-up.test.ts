import { afterEach, describe, expect, test } from 'vitest';
import { ADMINISTRATOR, cookieOf, SETUP_TOKEN, startServer, type TestServer } from '../server.fixture.ts';
import { makeLocalKey } from './local-key.ts';

let muster: TestServer;
afterEach(() => muster.stop());

const setUp = (changes: object = {}) =>
  muster.request('/api/v1/setup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: SETUP_TOKEN, ...ADMINISTRATOR, ...changes }),
  });

describe('the first account', () => {
  test('is made by the link, signed in at once, and never again', async () => {
    muster = await startServer({ directory: { people: [], groups: [], bindings: [], catchAll: [] } });
    expect(muster.setupLink).toBe(`http://localhost:${new URL(muster.url).port}/setup?token=${SETUP_TOKEN}`);
    expect(await muster.visitor.me({})).toMatchObject({ account: null, setupNeeded: true });

    const client = await muster.administrator();
    expect((await client.me({})).account).toMatchObject({ name: 'Rosa Lind', personId: 'rosa-lind', administrator: true });
    expect((await muster.store.settings()).directory).toMatchObject({
      catchAll: ['rosa-lind'],
      people: [{ id: 'rosa-lind', email: 'rosa@example.org' }],
    });

    const again = await setUp({ email: 'mallory@example.org' });
    expect(again.status).toBe(403);
    expect(await again.json()).toMatchObject({ code: 'not-permitted' });
    expect((await client.accounts({})).items).toHaveLength(1);
  });

  test('needs the right token, and a wrong one of any shape changes nothing', async () => {
    muster = await startServer();
    for (const token of ['wrong', SETUP_TOKEN.slice(1), `${SETUP_TOKEN} `, '\u0000']) expect((await setUp({ token })).status).toBe(403);
    for (const token of ['', 42, null, ['x']]) expect((await setUp({ token })).status).toBe(400);
    expect(await muster.visitor.me({})).toMatchObject({ setupNeeded: true });
    expect((await muster.store.settings()).directory.people.map(({ id }) => id)).toEqual(['ada', 'ben', 'cleo']);
  });

  test('is one when two come at the same time', async () => {
    muster = await startServer();
    const answers = await Promise.all([setUp(), setUp({ email: 'second@example.org' })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
  });
});

describe('signing in', () => {
  const signIn = (password: string, headers: Record<string, string> = {}) =>
    muster.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email: ADMINISTRATOR.email, password }),
    });

  test('takes the password and sets a cookie that scripts cannot read', async () => {
    muster = await startServer();
    await setUp();
    const answer = await signIn(ADMINISTRATOR.password);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^muster\.session_token=.*HttpOnly.*SameSite=Lax/i);
    const me = await muster.request('/api/v1/me', { headers: { cookie: cookieOf(answer) } });
    expect(await me.json()).toMatchObject({ account: { email: ADMINISTRATOR.email } });
  });

  test('refuses a wrong password, a page of somebody else, and guessing without end', async () => {
    muster = await startServer();
    await setUp();
    expect((await signIn('not the password')).status).toBe(401);
    expect((await signIn(ADMINISTRATOR.password, { origin: 'https://evil.example' })).status).toBe(403);
    const many = await Promise.all(Array.from({ length: 12 }, () => signIn('guess guess guess')));
    const last = many.find((answer) => answer.status === 429);
    expect(await last?.json()).toMatchObject({ code: 'too-many-requests' });
  });

  test('marks its cookie Secure where the public address is https', async () => {
    muster = await startServer({ environment: { MUSTER_URL: 'https://muster.example.org' } });
    const answer = await setUp();
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-muster\.session_token=.*Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
  });

  test('is over after signing out', async () => {
    muster = await startServer();
    const cookie = cookieOf(await setUp());
    const headers = { cookie, 'content-type': 'application/json', origin: muster.url };
    expect((await muster.request('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(200);
    expect(await (await muster.request('/api/v1/me', { headers: { cookie } })).json()).toMatchObject({ account: null });
  });
});

test('nobody can sign up, make keys or list accounts by the back door', async () => {
  muster = await startServer();
  await setUp();
  const body = JSON.stringify({ name: 'Mallory', email: 'mallory@example.org', password: 'a long password' });
  for (const path of ['sign-up/email', 'api-key/create', 'admin/create-user', 'update-user', 'forget-password']) {
    const answer = await muster.request(`/api/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect((await (await muster.administrator().catch(() => muster.visitor)).me({})).setupNeeded).toBe(false);
});

test('a key made on the machine before anybody has an account works, and does not take the place of the first account', async () => {
  muster = await startServer();
  const { key } = await makeLocalKey(muster.config, 'a script', 'api');
  const me = await muster.request('/api/v1/me', { headers: { authorization: `Bearer ${key}` } });
  expect(await me.json()).toMatchObject({ account: { name: 'Automation', personId: null } });
  expect(await muster.visitor.me({})).toMatchObject({ setupNeeded: true });
  expect((await setUp()).status).toBe(200);
  expect((await (await fetch(`${muster.url}/api/v1/accounts`, { headers: { 'x-api-key': key } })).json()) as object).toMatchObject({
    items: [{ email: ADMINISTRATOR.email }],
  });
});
