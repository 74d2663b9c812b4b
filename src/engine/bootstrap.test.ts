import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHandClock } from '../../test/hand-clock.ts';
import { createSqliteStore } from '../store/sqlite/store.ts';
import { bootstrap } from './bootstrap.ts';
import { silentLog } from './log.ts';
import type { Store } from './store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-bootstrap-'));
  store = createSqliteStore({ path: join(folder, 'muster.db') });
  await store.migrate();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const start = (samples: string) => bootstrap({ store, clock: createHandClock(0), log: silentLog }, samples);

test('a new installation starts with the samples, the first of them as default', async () => {
  const samples = join(folder, 'samples');
  mkdirSync(samples);
  writeFileSync(join(samples, 'b-large.md'), '# Large team\n');
  writeFileSync(join(samples, 'a-small.md'), '# Small team\n');
  writeFileSync(join(samples, 'README.txt'), 'not one');
  await start(samples);
  expect((await store.runbooks()).map(({ id, name }) => [id, name]).sort()).toEqual([
    ['a-small', 'Small team'],
    ['b-large', 'Large team'],
  ]);
  expect((await store.settings()).defaultRunbook).toBe('a-small');
});

test('an installation that has runbooks keeps them as they are', async () => {
  const samples = join(folder, 'samples');
  mkdirSync(samples);
  writeFileSync(join(samples, 'one.md'), '# One\n');
  await start(samples);
  writeFileSync(join(samples, 'two.md'), '# Two\n');
  await start(samples);
  expect((await store.runbooks()).map(({ id }) => id)).toEqual(['one']);
});

test('without any sample there is still something to run an incident by', async () => {
  await start(join(folder, 'nowhere'));
  const [runbook] = await store.runbooks();
  expect(runbook).toMatchObject({ id: 'incident-response' });
  expect((await store.revision(runbook?.hash ?? ''))?.policy.phases.length).toBeGreaterThan(0);
});
