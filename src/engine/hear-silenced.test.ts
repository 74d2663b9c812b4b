import { afterEach, beforeEach, expect, test } from 'vitest';
import { NEVER_ENDS } from '../core/alert/fold-signals.ts';
import { MINUTE } from '../core/time/instant.ts';
import { firing, over, START, startEngine, type TestEngine } from './engine.fixture.ts';

let muster: TestEngine;
beforeEach(async () => {
  muster = await startEngine();
  await muster.store.transact((tx) =>
    tx.saveSilence({
      id: 's1',
      matchers: [{ name: 'alertname', value: 'CheckoutDown', isRegex: false, isEqual: true }],
      ...{ startsAt: START, endsAt: START + 20 * MINUTE, updatedAt: START, createdBy: 'ana', comment: 'deploy' },
    }),
  );
});
afterEach(() => muster.stop());

const once = () => ({ ...firing(), endsAt: NEVER_ENDS });

test('what was silenced and is still firing when its silence ends pages, though its monitor never sends it again', async () => {
  await muster.alert(once());
  await muster.clock.advance('19m');
  expect(await muster.incidents()).toEqual([]);
  await muster.clock.advance('2m');
  expect(await muster.incidents()).toHaveLength(1);
  expect(muster.told().length).toBeGreaterThan(0);
  await muster.clock.advance('5m');
  expect(await muster.incidents()).toHaveLength(1);
});

test('what was over before its silence ended tells nobody', async () => {
  await muster.alert(once());
  await muster.clock.advance('5m');
  await muster.alert(over());
  await muster.clock.advance('30m');
  expect(await muster.incidents()).toEqual([]);
});

test('a silence that ended while Muster was down is noticed after the start', async () => {
  await muster.alert(once());
  muster.clock.jump(START + 60 * MINUTE);
  await muster.restart();
  await muster.clock.advance('1m');
  expect(await muster.incidents()).toHaveLength(1);
});
