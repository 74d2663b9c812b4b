import { afterEach, expect, test } from 'vitest';
import { HOUR } from '../core/time/instant.ts';
import { firing, START, startEngine, TAKEN, type TestEngine } from './engine.fixture.ts';

let muster: TestEngine;
afterEach(() => muster?.stop());

/** The token in each message that was sent. */
const tokens = () => muster.sent.map(({ request }) => /\/l\/([\w-]+)/.exec(request.kind === 'http' ? request.body : '')?.[1] ?? 'none');

test('a link acknowledges in the name of whom it was sent to, once; looking at it does nothing', async () => {
  muster = await startEngine();
  await muster.alert(firing());
  const [token = ''] = tokens();
  expect(await muster.engine.peekLink(token)).toMatchObject({ state: 'open', person: 'Ada', incident: { number: 1 } });
  expect((await muster.incident()).state.acknowledged).toBeNull();
  expect(await muster.engine.useLink(token)).toMatchObject({ state: 'used', person: 'Ada' });
  expect((await muster.incident()).state.acknowledged).toMatchObject({ personId: 'ada' });
  const { version } = (await muster.incident()).state;
  expect(await muster.engine.useLink(token)).toMatchObject({ state: 'used' });
  expect((await muster.incident()).state.version).toBe(version);
});

test('a message that is tried again carries the same link', async () => {
  muster = await startEngine();
  let tries = 0;
  muster.answer(() => (++tries < 3 ? { kind: 'failed', reason: 'timeout', detail: 'no answer in 10 s' } : TAKEN));
  await muster.alert(firing());
  await muster.clock.advance('30s');
  expect(tokens()).toHaveLength(3);
  expect(new Set(tokens()).size).toBe(1);
});

test('a link is worth nothing after three days, and a guessed one never is', async () => {
  muster = await startEngine();
  await muster.alert(firing());
  const [token = ''] = tokens();
  muster.clock.jump(START + 73 * HOUR);
  expect(await muster.engine.useLink(token)).toEqual({ state: 'expired' });
  expect(await muster.engine.useLink('guess')).toEqual({ state: 'unknown' });
  expect(await muster.engine.peekLink('x'.repeat(10_000))).toEqual({ state: 'unknown' });
  expect((await muster.incident()).state.acknowledged).toBeNull();
});

test('the database holds no token', async () => {
  muster = await startEngine();
  await muster.alert(firing());
  const [token = ''] = tokens();
  const { id } = await muster.incident();
  expect(JSON.stringify([await muster.store.outboxOf(id), await muster.store.events(id)])).not.toContain(token);
});
