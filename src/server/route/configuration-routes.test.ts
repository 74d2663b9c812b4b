import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApiError, type Client } from '../../contract/client.ts';
import { DIRECTORY } from '../../engine/engine.fixture.ts';
import { HIDDEN } from '../configuration/channel-secrets.ts';
import { startServer, type TestServer } from '../server.fixture.ts';

type Wanted = Parameters<Client['applyConfiguration']>[0]['body']['configuration'];
const SMTP = { host: 'mail.example.org', user: 'muster', password: 'a very secret word', from: 'muster@example.org' };

let muster: TestServer;
let client: Client;
let channels: Record<string, unknown>;
beforeAll(async () => {
  muster = await startServer();
  client = await muster.administrator();
  channels = (await muster.store.settings()).channels;
});
beforeEach(async () => {
  await muster.store.transact((tx) => tx.saveSettings({ directory: DIRECTORY, routes: [], defaultRunbook: 'runbook', channels }));
});
afterAll(() => muster.stop());

const apply = (configuration: Wanted) => client.applyConfiguration({ body: { configuration } });
const refused = async (configuration: Wanted) => {
  const before = await muster.store.settings();
  const error = await apply(configuration).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(await muster.store.settings()).toEqual(before);
  expect(await client.planConfiguration({ body: { configuration } }).catch((thrown: unknown) => thrown)).toEqual(error);
  return error instanceof ApiError ? error.problem : error;
};

describe('applying', () => {
  test('changes what is named and leaves the rest alone; a second time there is nothing to do', async () => {
    const wanted: Wanted = { groups: [{ id: 'payments', name: 'Payments', members: ['ada', 'ben'] }] };
    const plan = await client.planConfiguration({ body: { configuration: wanted } });
    expect(plan.changes).toMatchObject([{ action: 'add', kind: 'group', id: 'payments' }]);
    expect((await muster.store.settings()).directory.groups).toEqual([]);
    expect((await apply(wanted)).changes).toEqual(plan.changes);
    expect((await apply(wanted)).changes).toEqual([]);
    expect((await client.configuration({})).configuration.people.map(({ id }) => id)).toEqual(['ada', 'ben', 'cleo']);
  });

  test('what was exported changes nothing', async () => {
    const { configuration } = await client.configuration({});
    expect((await apply(configuration)).changes).toEqual([]);
  });

  test('after somebody else did is refused', async () => {
    const { version } = await client.configuration({});
    await apply({ catchAll: ['ada'] });
    const late = await client
      .applyConfiguration({ body: { configuration: { catchAll: ['ben'] }, ifVersion: version } })
      .catch((error: ApiError) => error.problem);
    expect(late).toMatchObject({ code: 'stale-version', status: 409 });
    expect((await muster.store.settings()).directory.catchAll).toEqual(['ada']);
  });

  test('a country brings its public holidays, and the export names the country', async () => {
    const done = await apply({ calendar: { zone: 'Europe/Berlin', country: 'DE', holidays: ['2026-12-24'] } });
    expect(done.changes).toMatchObject([{ kind: 'calendar' }]);
    expect((await muster.store.settings()).calendar.holidays).toEqual(expect.arrayContaining(['2026-12-24', '2026-12-25', '2027-01-01']));
    const { calendar } = (await client.configuration({})).configuration;
    expect(calendar).toMatchObject({ country: 'DE', holidays: ['2026-12-24'] });
    expect((await apply({ calendar })).changes).toEqual([]);
  });
});

describe('secrets of channels', () => {
  test('are never told, and kept when they are sent back as they were shown', async () => {
    const made = await apply({ channels: { ...channels, smtp: SMTP } });
    const shown = await client.configuration({});
    expect(shown.configuration.channels['smtp']).toEqual({ ...SMTP, password: HIDDEN });
    expect(JSON.stringify([made, shown])).not.toContain(SMTP.password);

    await apply({ channels: { ...shown.configuration.channels, smtp: { ...SMTP, password: HIDDEN, host: 'other.example.org' } } });
    expect((await muster.store.settings()).channels['smtp']).toEqual({ ...SMTP, host: 'other.example.org' });
  });

  test('a new secret is a change that does not say which', async () => {
    await apply({ channels: { ...channels, smtp: SMTP } });
    const changed = { ...channels, smtp: { ...SMTP, password: 'another secret word' } };
    const { changes } = await client.planConfiguration({ body: { configuration: { channels: changed } } });
    expect(changes).toMatchObject([{ action: 'change', kind: 'channel', id: 'smtp' }]);
    expect(JSON.stringify(changes)).not.toContain('another secret word');
  });

  test('cannot be invented by sending the dots', async () => {
    await muster.store.transact((tx) => tx.saveSettings({ channels: {} }));
    const problem = await refused({ channels: { smtp: { ...SMTP, password: HIDDEN } } });
    expect(problem).toMatchObject({
      code: 'invalid',
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'channels.smtp', message: expect.stringContaining('write the secret') }),
      ]),
    });
  });
});

describe('what is wrong is told with its place, all at once', () => {
  const person = { id: 'zoe', name: 'Zoë' };
  const cases: [string, Wanted, string[]][] = [
    ['an unknown person in a group', { groups: [{ id: 'g', name: 'G', members: ['nobody'] }] }, ['groups.0.members.0']],
    [
      'an unknown group and person in a binding',
      { bindings: [{ role: 'CTO', people: ['nobody'], groups: ['none'] }] },
      ['bindings.0.people.0', 'bindings.0.groups.0'],
    ],
    ['an unknown catch-all', { catchAll: ['nobody'] }, ['catchAll.0']],
    [
      'people removed who are still bound',
      { people: [] },
      ['bindings.0.people.0', 'bindings.1.people.0', 'bindings.2.people.0', 'catchAll.0'],
    ],
    ['the same id twice', { people: [person, person], bindings: [], catchAll: [] }, ['people']],
    [
      'a channel that is none',
      { people: [{ ...person, contacts: [{ id: 'c', channel: 'pigeon', address: 'x' }] }], bindings: [], catchAll: [] },
      ['people.0.contacts.0.channel'],
    ],
    [
      'an address that cannot work',
      { people: [{ ...person, contacts: [{ id: 'c', channel: 'webhook', address: 'not a url' }] }], bindings: [], catchAll: [] },
      ['people.0.contacts.0.address'],
    ],
    ['a runbook that is not there', { routes: [{ id: 'r', runbook: 'nothing' }] }, ['routes.0.runbook']],
    ['a default runbook that is not there', { defaultRunbook: 'nothing' }, ['defaultRunbook']],
    [
      'severities that the runbook does not have',
      { routes: [{ id: 'r', severity: 'P9', severityMap: { critical: 'P8' } }] },
      ['routes.0.severity', 'routes.0.severityMap.critical'],
    ],
    ['a pattern that cannot be used', { routes: [{ id: 'r', matchers: [{ name: 'a', value: '(', isRegex: true }] }] }, ['routes']],
    ['settings of a channel that do not fit', { channels: { smtp: { host: 42 } } }, ['channels.smtp.host']],
    ['settings of a channel that is none', { channels: { pigeon: {} } }, ['channels.pigeon']],
    [
      'a day that ends before it begins',
      { calendar: { zone: 'UTC', opensAtMinute: 600, closesAtMinute: 500 } },
      ['calendar.closesAtMinute'],
    ],
    ['a country that is none', { calendar: { zone: 'UTC', country: 'XX' } }, ['calendar.country']],
  ];
  test.each(cases)('%s', async (_, wanted, places) => {
    const problem = await refused(wanted);
    expect(problem).toMatchObject({ code: 'invalid', status: 422 });
    expect((problem as ApiError['problem']).errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(places));
  });

  test('what does not even have the shape is a bad request', async () => {
    for (const wanted of [{ people: [{ id: 'Not An Id', name: 'x' }] }, { calendar: { zone: 'Mars/Olympus' } }, { persons: [] }]) {
      expect(await refused(wanted as unknown as Wanted)).toMatchObject({ code: 'invalid-request', status: 400 });
    }
  });
});

describe('warnings', () => {
  test('name a role that nobody holds with its line, a person who cannot be reached, and an empty catch-all', async () => {
    const { warnings } = await client.planConfiguration({
      body: { configuration: { people: [{ id: 'zoe', name: 'Zoë' }], bindings: [], catchAll: [] } },
    });
    expect(warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'catch-all-empty' }),
        expect.objectContaining({ code: 'person-unreachable', message: expect.stringContaining('Zoë') }),
        expect.objectContaining({
          code: 'role-unheld',
          message: expect.stringContaining('Engineering manager'),
          src: { runbook: 'runbook', line: 1 },
        }),
      ]),
    );
  });
});

describe('channels', () => {
  test('are listed with what they need, secrets marked, and whether they are set up', async () => {
    const { items } = await client.channels({});
    expect(items.map(({ name, configured }) => [name, configured])).toEqual(
      expect.arrayContaining([
        ['ntfy', true],
        ['terminal', true],
      ]),
    );
    expect(items.map(({ name }) => name)).not.toContain('generic');
  });

  test('are tried by a test message to a contact that is there', async () => {
    expect(await client.sendTest({ params: { id: 'ada', contact: 'ntfy' } })).toMatchObject({ outcome: 'sent' });
    expect(muster.sent.at(-1)).toMatchObject({ to: 'ada', channel: 'ntfy' });
    const error = await client.sendTest({ params: { id: 'ada', contact: 'none' } }).catch((thrown: ApiError) => thrown.problem);
    expect(error).toMatchObject({ code: 'unknown' });
  });
});

test('a responder may look but not change', async () => {
  await client.invite({ body: { name: 'Tom', email: 'tom@example.org', password: 'another long one' } });
  const signIn = await muster.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'tom@example.org', password: 'another long one' }),
  });
  const headers = { cookie: signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'content-type': 'application/json' };
  const answers = await Promise.all([
    muster.request('/api/v1/configuration', { headers }),
    muster.request('/api/v1/configuration', { method: 'PUT', headers, body: JSON.stringify({ configuration: { catchAll: [] } }) }),
    muster.request('/api/v1/keys', { method: 'POST', headers, body: JSON.stringify({ name: 'x' }) }),
    muster.request('/api/v1/accounts', { headers }),
    muster.request('/api/v1/runbooks', { method: 'POST', headers, body: JSON.stringify({ name: 'x', text: '# x' }) }),
    muster.request('/api/v1/people/ada/contacts/ntfy/test', { method: 'POST', headers: { cookie: headers.cookie } }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 403, 403, 403, 403, 403]);
  expect((await muster.store.settings()).directory.catchAll).toEqual(['cleo']);
});
