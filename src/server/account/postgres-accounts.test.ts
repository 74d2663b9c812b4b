import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../../engine/log.ts';
import { type PostgresServer, startPostgres } from '../../store/postgres/postgres.fixture.ts';
import { createAccounts } from './accounts.ts';
import { openAuth } from './auth.ts';
import { createKeys } from './keys.ts';

let postgres: PostgresServer | null;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.remove());

test('nodes that start at the same time share accounts, sessions and keys in one database', { timeout: 30_000 }, async (context) => {
  if (postgres === null) return context.skip();
  const databaseUrl = await postgres.database();
  const settings = { folder: '/nowhere', databaseUrl, publicUrl: undefined, secret: 'x'.repeat(32), log: silentLog };
  const nodes = await Promise.all([openAuth(settings), openAuth(settings)]);
  const [here, there] = nodes.map(createAccounts);
  const made = await here?.create({
    name: 'Rosa',
    email: 'Rosa@example.org',
    password: 'correct horse battery',
    personId: 'rosa',
    administrator: true,
  });
  expect(await there?.list()).toEqual([made]);

  const [cookie = ''] = (await here?.signIn('rosa@example.org', 'correct horse battery', {})) ?? [];
  expect(await there?.callerOf({ cookie: cookie.split(';')[0] ?? '' })).toMatchObject({ personId: 'rosa', administrator: true });

  const keys = await Promise.all(nodes.map(createKeys));
  const key = await keys[0]?.create('ci', 'api', made?.id ?? '');
  expect(await there?.callerOf({ 'x-api-key': key?.key })).toMatchObject({ email: 'rosa@example.org' });
  for (const one of keys) one.close();
  await Promise.all(nodes.map((node) => node.close()));
});
