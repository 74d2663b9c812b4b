import { afterEach, expect, test } from 'vitest';
import { firing, START, startEngine, type TestEngine } from './engine.fixture.ts';
import type { EngineParts } from './engine-parts.ts';
import { heartbeat } from './heartbeat.ts';
import { StoreUnavailable } from './store.ts';

let muster: TestEngine;
afterEach(() => muster?.stop());

test('an incident that lost its wake is shouted about and woken', async () => {
  muster = await startEngine();
  await muster.alert(firing());
  const row = await muster.incident();
  await muster.store.transact((tx) => tx.saveIncident({ ...row, wakeAt: null }));
  await muster.clock.advance('30s');
  expect(muster.engine.audit().problems).toEqual([expect.stringContaining('INC-1')]);
  await muster.clock.advance('30s');
  expect(muster.engine.audit()).toMatchObject({ at: START + 60_000, problems: [] });
  await muster.clock.advance('15m');
  expect(muster.told()).toEqual(['ada', 'ben']);
});

test('a store that cannot be read is a problem, not a clean bill', async () => {
  let broken = false;
  muster = await startEngine({
    store: (store) => ({
      ...store,
      unacknowledged: () => (broken ? Promise.reject(new StoreUnavailable('gone')) : store.unacknowledged()),
    }),
  });
  broken = true;
  await muster.clock.advance('30s');
  expect(muster.engine.audit().problems).toEqual([expect.stringContaining('could not look')]);
});

test('the heartbeat goes out while the audit vouches, and is left out when it does not', async () => {
  muster = await startEngine();
  const beats: string[] = [];
  const parts = {
    clock: muster.clock,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    transport: {
      send: async (request: { kind: string; url?: string }) => {
        beats.push(request.url ?? '');
        return { kind: 'response' as const, status: 200, headers: {}, body: '' };
      },
      close: async () => {},
    },
  } as unknown as EngineParts;
  const url = 'https://watch.example.org/ping';
  await heartbeat(parts, url, { at: START, tookMs: 1, problems: [] });
  expect(beats).toEqual([url]);
  await heartbeat(parts, url, { at: START, tookMs: 1, problems: ['INC-1 is silent'] });
  await heartbeat(parts, url, { at: null, tookMs: 0, problems: [] });
  await heartbeat(parts, url, { at: START - 600_000, tookMs: 1, problems: [] });
  expect(beats).toEqual([url]);
});
