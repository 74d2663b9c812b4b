import { afterEach, describe, expect, test } from 'vitest';
import type { Route } from '../core/alert/alert.ts';
import { firing, over, START, startEngine, type TestEngine, type TestEngineOptions } from './engine.fixture.ts';
import { MOST_ALERTS_OF_INCIDENT } from './fold-alerts.ts';
import { StoreUnavailable } from './store.ts';

let muster: TestEngine;
const start = async (options?: TestEngineOptions) => {
  muster = await startEngine(options);
  return muster;
};
afterEach(() => muster?.stop());

const route: Route = {
  id: 'shop',
  matchers: [{ name: 'team', value: 'shop', isRegex: false, isEqual: true }],
  service: 'checkout',
  runbook: 'runbook',
  severity: 'P2',
  severityLabel: 'severity',
  severityMap: { critical: 'P1' },
  category: null,
  groupBy: ['service'],
};

describe('alerts become incidents', () => {
  test('by their route: service, severity, runbook, group', async () => {
    await start({ settings: { routes: [route] } });
    await muster.alert(
      firing(
        { alertname: 'Down', team: 'shop', service: 'pay', severity: 'critical' },
        { summary: 'Payments are down', description: 'All of them' },
      ),
      firing({ alertname: 'Slow', team: 'shop', service: 'pay' }),
      firing({ alertname: 'Slow', team: 'shop', service: 'cart' }),
    );
    const incidents = (await muster.incidents()).map(({ state }) => state).sort((a, b) => a.number - b.number);
    expect(incidents).toHaveLength(2);
    expect(incidents[0]).toMatchObject({ title: 'Payments are down', summary: 'All of them', severity: 'P1', service: 'checkout' });
    expect(Object.keys(incidents[0]?.alerts ?? {})).toHaveLength(2);
    expect(incidents[1]).toMatchObject({ title: 'Slow', severity: 'P2' });
  });

  test('without any route, still: nothing is dropped', async () => {
    await start();
    await muster.alert(firing({ alertname: 'Odd', instance: 'a' }), firing({ alertname: 'Odd', instance: 'b' }), firing({ job: 'x' }));
    expect(await muster.incidents()).toHaveLength(2);
    expect(muster.told()).toEqual(['ada', 'ada']);
  });

  test('an alert that says the same again costs a counter and no event', async () => {
    await start();
    await muster.alert(firing());
    const { id, state } = await muster.incident();
    for (let i = 0; i < 5; i++) await muster.alert(firing());
    expect((await muster.incident()).state.version).toBe(state.version);
    expect((await muster.store.alerts({ incidentId: id, limit: 10 }))[0]).toMatchObject({ count: 6, incidentId: id });
  });

  test('a resolved alert clears; a new firing after that is heard of again', async () => {
    await start();
    await muster.alert(firing());
    await muster.alert(over());
    expect((await muster.incident()).state).toMatchObject({ lifecycle: 'resolved' });
    await muster.alert(firing());
    expect(muster.told()).toEqual(['ada', 'ada']);
  });

  test('a silenced alert raises nothing until its silence is over, also when it is not sent again', async () => {
    await start();
    const matchers = [{ name: 'alertname', value: 'CheckoutDown', isRegex: false, isEqual: true }];
    const silence = { id: 's', matchers, startsAt: START, endsAt: START + 3_600_000, createdBy: 'ada', comment: 'work', updatedAt: START };
    await muster.store.transact((tx) => tx.saveSilence(silence));
    await muster.alert(firing());
    expect(await muster.incidents()).toEqual([]);
    await muster.clock.advance('59m');
    expect(await muster.incidents()).toEqual([]);
    await muster.clock.advance('2m');
    expect(muster.told()).toEqual(['ada']);
  });

  test('an alert whose monitor falls silent ends, but the incident goes on until somebody answers', async () => {
    await start();
    await muster.alert({ ...firing(), endsAt: START + 240_000 });
    await muster.clock.advance('6m');
    const { lifecycle, alerts } = (await muster.incident()).state;
    expect(Object.values(alerts).map((alert) => alert.status)).toEqual(['resolved']);
    expect(lifecycle).toBe('triage');
  });
});

describe('a storm', () => {
  test('of one group is one incident that remembers the first alerts, and the rest are counted', async () => {
    await start();
    const signals = Array.from({ length: 3_000 }, (_, i) => firing({ alertname: 'DiskFull', instance: `host-${i}` }));
    await muster.alert(...signals);
    expect(await muster.incidents()).toHaveLength(1);
    const { id, state } = await muster.incident();
    expect(Object.keys(state.alerts)).toHaveLength(MOST_ALERTS_OF_INCIDENT);
    expect(await muster.store.alerts({ incidentId: id, limit: 5_000 })).toHaveLength(3_000);
    expect(muster.told()).toEqual(['ada']);
  });
});

describe('what cannot be folded', () => {
  test('a poisoned row is set aside with its reason, its good signals page, and the catch-all is told', async () => {
    await start();
    const poison = firing({ alertname: 'Poison' });
    Object.assign(poison, { labels: null });
    await muster.engine.accept({ receivedAt: START, source: 'generic', signals: [poison, firing({ alertname: 'Good' })] });
    await muster.alert(firing({ alertname: 'Behind' }));
    const titles = (await muster.incidents()).map(({ state }) => state.title);
    expect(titles.sort()).toEqual(['Behind', 'Good']);
    expect(muster.errors).toContain('signals could not be folded: set aside');
    expect(muster.told()).toContain('cleo');
    expect((await muster.store.journal({ limit: 10 })).find(({ problem }) => problem !== null)?.problem).toMatch(/TypeError/);
    expect((await muster.store.nextWork()).inbox).toBe(0);
  });

  test('a store that is gone while folding only delays', async () => {
    let broken = true;
    await start({
      store: (store) => ({
        ...store,
        transact: (work) => (broken ? Promise.reject(new StoreUnavailable('The disk is full.')) : store.transact(work)),
      }),
    });
    await muster.alert(firing());
    expect(await muster.incidents()).toEqual([]);
    broken = false;
    await muster.clock.advance('2s');
    await muster.clock.advance('30s');
    expect(muster.told()).toEqual(['ada']);
  });
});
