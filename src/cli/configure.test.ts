import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { startCli, type TestCli } from './cli.fixture.ts';
import { EXIT } from './command.ts';

let cli: TestCli;
beforeAll(async () => {
  cli = await startCli();
});
afterAll(() => cli.stop());

function file(text: string): string {
  const path = join(cli.folder, 'muster.yaml');
  writeFileSync(path, text);
  return path;
}
const groups = async () => (await cli.muster.store.settings()).directory.groups.map(({ id }) => id);

describe('apply', () => {
  const GROUP = 'groups:\n  - id: payments\n    name: Payments\n    members: [ada]\n';

  test('with --dry-run shows the plan and changes nothing', async () => {
    const ran = await cli.run('apply', '-f', file(GROUP), '--dry-run');
    expect(ran).toMatchObject({ code: EXIT.ok, out: expect.stringContaining('+ group payments') });
    expect(await groups()).toEqual([]);
  });

  test('where nobody can be asked needs --yes', async () => {
    const refused = await cli.run('apply', '-f', file(GROUP));
    expect(refused).toMatchObject({ code: EXIT.usage, err: expect.stringContaining('--yes') });
    expect(await groups()).toEqual([]);
    expect((await cli.run('apply', '-f', file(GROUP), '--yes')).out).toContain('Applied.');
    expect(await groups()).toEqual(['payments']);
    expect((await cli.run('apply', '-f', file(GROUP), '--yes')).out).toContain('Nothing would change.');
  });

  test('tells everything that is wrong with its place', async () => {
    const wrong = 'groups:\n  - { id: a, name: A, members: [nobody] }\n  - { id: b, name: B, members: [none] }\n';
    const ran = await cli.run('apply', '-f', file(wrong), '--yes');
    expect(ran.code).toBe(EXIT.refused);
    expect(ran.err).toContain('groups.0.members.0');
    expect(ran.err).toContain('groups.1.members.0');
    expect(await groups()).toEqual(['payments']);
  });

  test.each([
    ['no YAML', 'people: [', 'is no YAML'],
    ['a list', '- people', 'must hold parts'],
    ['nothing', '', 'must hold parts'],
  ])('refuses %s', async (_, text, says) => {
    expect(await cli.run('apply', '-f', file(text), '--yes')).toMatchObject({ code: EXIT.usage, err: expect.stringContaining(says) });
  });

  test('refuses a part that it does not know, and a file that is not there', async () => {
    expect(await cli.run('apply', '-f', file('persons: []'), '--yes')).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('persons'),
    });
    expect(await cli.run('apply', '-f', '/nowhere/muster.yaml')).toMatchObject({
      code: EXIT.usage,
      err: expect.stringContaining('cannot be read'),
    });
  });

  test('takes secrets from the environment and never prints them', async () => {
    const text =
      'channels:\n  ntfy: { server: "https://ntfy.example.org" }\n  webhook: { secret: "•••" }\n  smtp: { host: mail.example.org, from: muster@example.org, password: "${SMTP_PASSWORD}" }\n';
    expect((await cli.run('apply', '-f', file(text), '--yes')).err).toContain('no SMTP_PASSWORD');
    vi.stubEnv('SMTP_PASSWORD', 'correct horse');
    const ran = await cli.run('apply', '-f', file(text), '--yes');
    expect([ran.code, ran.out + ran.err]).toEqual([EXIT.ok, expect.not.stringContaining('correct horse')]);
    expect((await cli.muster.store.settings()).channels['smtp']).toMatchObject({ password: 'correct horse' });
  });
});

test('what export prints can be applied, and changes nothing', async () => {
  const exported = await cli.run('export');
  expect(parse(exported.out)).toMatchObject({ people: expect.any(Array), catchAll: ['cleo'] });
  expect(exported.out).not.toContain('correct horse');
  expect((await cli.run('apply', '-f', file(exported.out), '--yes')).out).toContain('Nothing would change.');
  expect(JSON.parse((await cli.run('export', '--format', 'json')).out)).toEqual(parse(exported.out));
});

describe('keys', () => {
  test('are made, listed without their secret, used and revoked', async () => {
    const made = JSON.parse((await cli.run('key', 'create', 'ci', '--format', 'json')).out);
    expect(await cli.run('status', '--key', made.key)).toMatchObject({ code: EXIT.ok });
    const listed = await cli.run('key', 'list');
    expect(listed.out).toContain(made.id);
    expect(listed.out).not.toContain(made.key);
    expect((await cli.run('key', 'revoke', made.id)).code).toBe(EXIT.ok);
    expect((await cli.run('status', '--key', made.key)).code).toBe(EXIT.refused);
    expect((await cli.run('key', 'revoke', made.id)).code).toBe(EXIT.refused);
  });

  test('can be made in the data folder, without a key to ask with', async () => {
    vi.stubEnv('MUSTER_API_KEY', '');
    const key = (await cli.run('key', 'create', 'first', '--local')).out;
    expect((await cli.run('status', '--key', key)).code).toBe(EXIT.ok);
    expect(await cli.run('status')).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('muster login') });
    vi.stubEnv('MUSTER_API_KEY', key);
  });

  test('for monitors: from the first one on, alerts without a key are refused', async () => {
    const alert = JSON.stringify([{ labels: { alertname: 'CheckoutDown' } }]);
    const send = (headers: Record<string, string> = {}) =>
      cli.muster.request('/api/v2/alerts', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: alert });
    expect((await send({ origin: 'https://evil.example' })).status).toBe(401);
    expect((await send({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
    expect((await send()).status).toBe(200);
    const key = (await cli.run('key', 'create', 'prometheus', '--intake')).out;
    expect((await send()).status).toBe(401);
    expect((await send({ authorization: 'Bearer intake_wrong' })).status).toBe(401);
    expect((await send({ authorization: `Bearer ${key}` })).status).toBe(200);
    expect((await send({ authorization: `Basic ${Buffer.from(`prometheus:${key}`).toString('base64')}` })).status).toBe(200);
    expect((await cli.run('status', '--key', key)).code).toBe(EXIT.refused);
  });
});

describe('login', () => {
  test('keeps the key for this address only, for its owner’s eyes only', async () => {
    const { key } = JSON.parse((await cli.run('key', 'create', 'laptop', '--format', 'json')).out);
    expect((await cli.run('login', '--key', key)).out).toContain('You are Rosa Lind');
    const kept = join(cli.folder, 'muster', 'credentials.json');
    expect(statSync(kept).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ url: cli.muster.url, key });
    const before = process.env['MUSTER_API_KEY'];
    vi.stubEnv('MUSTER_API_KEY', '');
    expect((await cli.run('status')).code).toBe(EXIT.ok);
    const other = cli.muster.url.replace('127.0.0.1', 'localhost');
    expect((await cli.run('status', '--url', other)).code).toBe(EXIT.refused);
    vi.stubEnv('MUSTER_API_KEY', before ?? '');
  });

  test('does not keep a key that is not known', async () => {
    expect(await cli.run('login', '--key', 'muster_wrong')).toMatchObject({ code: EXIT.refused });
  });
});

test('doctor says what would go wrong tonight', async () => {
  const ran = await cli.run('doctor');
  expect(ran.out).toContain('The audit looked');
  expect(ran.out).toContain('People can be told by: ntfy push, Mail');
  await cli.muster.store.transact(async (tx) => tx.saveSettings({ directory: { ...(await tx.settings()).directory, catchAll: [] } }));
  expect(await cli.run('doctor')).toMatchObject({ code: EXIT.problems, out: expect.stringContaining('problem  Nobody is told') });
  const findings = JSON.parse((await cli.run('doctor', '--format', 'json')).out);
  expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ level: 'problem' })]));
});
