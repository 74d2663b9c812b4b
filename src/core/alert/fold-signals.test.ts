import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../time/instant.ts';
import type { Alert, AlertSignal, Matcher, Route, Silence } from './alert.ts';
import { dedupeKey, keyOfLabels } from './dedupe-key.ts';
import { expireAlerts, nextExpiry } from './expire-alerts.ts';
import { foldSignals, NEVER_ENDS, RESOLVE_TIMEOUT } from './fold-signals.ts';
import { cleanLabels, LABEL_LIMITS } from './labels.ts';
import { checkRoutes, groupKeyOf, routeOf, severityOf } from './route.ts';

const NOON = Date.UTC(2026, 0, 5, 12);

function signal(change: Partial<AlertSignal> = {}): AlertSignal {
  return {
    source: 'alertmanager-api',
    dedupeKey: null,
    status: 'firing',
    labels: { alertname: 'Down', job: 'api' },
    annotations: {},
    startsAt: NOON,
    endsAt: null,
    link: null,
    ...change,
  };
}

function is(name: string, value: string, isRegex = false, isEqual = true): Matcher {
  return { name, value, isRegex, isEqual };
}

function route(change: Partial<Route> = {}): Route {
  const nothing = { service: null, runbook: null, severity: null, severityLabel: null, severityMap: {}, category: null, groupBy: [] };
  return { id: 'all', matchers: [], ...nothing, ...change };
}

function silence(change: Partial<Silence> = {}): Silence {
  const base = { id: 's1', startsAt: NOON, endsAt: NOON + 30 * MINUTE, createdBy: 'ana', comment: 'deploy', updatedAt: NOON };
  return { ...base, matchers: [is('job', 'api')], ...change };
}

function fold(signals: AlertSignal[], known: Alert[] = [], now = NOON, extra: { routes?: Route[]; silences?: Silence[] } = {}) {
  const map = new Map(known.map((alert) => [alert.key, alert]));
  return foldSignals({ signals, known: map, routes: extra.routes ?? [route()], silences: extra.silences ?? [], now });
}

const kinds = (folded: { changes: { kind: string }[] }) => folded.changes.map((change) => change.kind);

describe('folding signals into alerts', () => {
  test('a new alert fires, ends after the resolve timeout, and is extended each time it is sent again', () => {
    const first = fold([signal()]);
    expect(kinds(first)).toEqual(['fired']);
    expect(first.alerts[0]).toMatchObject({ status: 'firing', endsAt: NOON + RESOLVE_TIMEOUT, count: 1 });
    const again = fold([signal()], first.alerts, NOON + MINUTE);
    expect(kinds(again)).toEqual([]);
    expect(again.alerts[0]).toMatchObject({ endsAt: NOON + MINUTE + RESOLVE_TIMEOUT, count: 2, startsAt: NOON });
  });

  test('a resolved signal resolves it; the next firing one fires it again with a start of its own', () => {
    const known = fold([signal()]).alerts;
    const over = fold([signal({ status: 'resolved', endsAt: NOON + MINUTE })], known, NOON + MINUTE);
    expect(kinds(over)).toEqual(['resolved']);
    const back = fold([signal({ startsAt: null })], over.alerts, NOON + 2 * MINUTE);
    expect(kinds(back)).toEqual(['refired']);
    expect(back.alerts[0]).toMatchObject({ status: 'firing', startsAt: NOON + 2 * MINUTE });
  });

  test('fire, resolve and fire in one batch are three changes and one alert', () => {
    const folded = fold([signal(), signal({ status: 'resolved' }), signal()]);
    expect(kinds(folded)).toEqual(['fired', 'resolved', 'refired']);
    expect(folded.alerts).toHaveLength(1);
  });

  test('a resolution of what never fired is kept and is no news', () => {
    const folded = fold([signal({ status: 'resolved' })]);
    expect(folded.alerts[0]).toMatchObject({ status: 'resolved' });
    expect(folded.changes).toEqual([]);
  });

  test('an alert that was firing when it was accepted fires although we fold it after its end', () => {
    const late = fold([signal({ endsAt: NOON + 4 * MINUTE })], [], NOON + 60 * MINUTE);
    expect(kinds(late)).toEqual(['fired']);
    expect(late.alerts[0]?.endsAt).toBe(NOON + 60 * MINUTE + RESOLVE_TIMEOUT);
  });

  test('changed text and label order make no second alert; an empty label is no label', () => {
    const known = fold([signal({ annotations: { summary: '3 errors' } })]).alerts;
    const again = fold([signal({ labels: { job: 'api', alertname: 'Down', zone: '' }, annotations: { summary: '9 errors' } })], known);
    expect(again.changes).toEqual([]);
    expect(again.alerts[0]?.annotations).toEqual({ summary: '9 errors' });
  });

  test('a truncated batch resolves nothing: only a resolved signal does', () => {
    const other = signal({ labels: { alertname: 'Slow' } });
    const known = fold([signal(), other]).alerts;
    expect(fold([other], known, NOON + MINUTE).changes).toEqual([]);
  });

  test('the sender’s key wins over the labels, and a resolution needs no labels', () => {
    const opened = fold([signal({ source: 'generic', dedupeKey: 'disk-7', labels: { alertname: 'Disk', host: 'a' } })]);
    const closed = fold([signal({ source: 'generic', dedupeKey: 'disk-7', labels: {}, status: 'resolved' })], opened.alerts);
    expect(closed.changes[0]).toMatchObject({ kind: 'resolved', alert: { labels: { host: 'a' } } });
  });
});

describe('silences', () => {
  test('a silenced alert is kept, tells nobody, and fires when its silence is over', () => {
    const quiet = fold([signal({ endsAt: NEVER_ENDS })], [], NOON, { silences: [silence()] });
    expect(quiet.alerts[0]?.silencedBy).toEqual(['s1']);
    expect(quiet.changes).toEqual([]);
    expect(nextExpiry(quiet.alerts, [silence()], NOON)).toBe(NOON + 30 * MINUTE);
    const passing = { alerts: quiet.alerts, routes: [route()], silences: [silence()] };
    expect(expireAlerts({ ...passing, now: NOON + 29 * MINUTE }).changes).toEqual([]);
    expect(kinds(expireAlerts({ ...passing, now: NOON + 30 * MINUTE }))).toEqual(['fired']);
    expect(kinds(fold([signal()], quiet.alerts, NOON + 31 * MINUTE, { silences: [silence()] }))).toEqual(['fired']);
  });

  test('what was silenced all the time resolves without a word; what an incident knows resolves with one', () => {
    const quiet = fold([signal()], [], NOON, { silences: [silence()] }).alerts;
    expect(fold([signal({ status: 'resolved' })], quiet, NOON + MINUTE).changes).toEqual([]);
    const heard = quiet.map((alert) => ({ ...alert, incidentId: 'inc-1' }));
    expect(kinds(fold([signal({ status: 'resolved' })], heard, NOON + MINUTE))).toEqual(['resolved']);
  });

  test.each([
    [is('job', 'api'), true],
    [is('job', 'api', false, false), false],
    [is('job', 'a.*', true), true],
    [is('job', 'a', true), false],
    [is('job', 'b.*', true, false), true],
    [is('zone', ''), true],
    [is('constructor', ''), true],
    [is('job', '(', true), false],
    [is('job', '(', true, false), false],
  ])('%j', (matcher, expected) => {
    const folded = fold([signal()], [], NOON, { silences: [silence({ matchers: [matcher] })] });
    expect(folded.changes.length === 0).toBe(expected);
  });
});

describe('the passing of time', () => {
  test('an alert that is not sent again is resolved when its end has come, once', () => {
    const known = fold([signal()]).alerts;
    const at = (now: number, alerts = known) => expireAlerts({ alerts, routes: [route()], silences: [], now });
    expect(at(NOON + RESOLVE_TIMEOUT - 1).changes).toEqual([]);
    const over = at(NOON + RESOLVE_TIMEOUT);
    expect(kinds(over)).toEqual(['resolved']);
    expect(at(NOON + 2 * RESOLVE_TIMEOUT, over.alerts).changes).toEqual([]);
  });
});

describe('routes', () => {
  const db = route({
    id: 'db',
    matchers: [is('job', 'db.*', true)],
    severity: 'SEV-2',
    severityLabel: 'severity',
    severityMap: { page: 'SEV-1' },
    groupBy: ['job'],
  });

  test('the first that matches takes it; what none takes has no route', () => {
    expect(routeOf({ job: 'db-1' }, [db, route()])?.id).toBe('db');
    expect(routeOf({ job: 'web' }, [db, route()])?.id).toBe('all');
    expect(routeOf({ job: 'web' }, [db])).toBeNull();
  });

  test('severity comes from the label by the map, or from the route', () => {
    expect(severityOf(db, { severity: 'page' })).toBe('SEV-1');
    expect(severityOf(db, { severity: 'SEV-3' })).toBe('SEV-3');
    expect(severityOf(db, { severity: 'constructor' })).toBe('constructor');
    expect(severityOf(db, {})).toBe('SEV-2');
  });

  test('alerts of one group share a key', () => {
    expect(groupKeyOf(db, { job: 'db-1', host: 'a' })).toBe(groupKeyOf(db, { job: 'db-1', host: 'b' }));
    expect(groupKeyOf(db, { job: 'db-1' })).not.toBe(groupKeyOf(db, { job: 'db-2' }));
  });

  test('a wrong pattern and a repeated id are told before they are stored', () => {
    const problems = checkRoutes([db, { ...db, matchers: [is('job', '(', true)] }]);
    expect(problems).toHaveLength(2);
    expect(problems.join(' ')).toContain('"("');
  });
});

describe('labels', () => {
  test('clean ones are passed on as they are; empty, endless and unstorable ones are mended the same way each time', () => {
    const clean = { a: 'b' };
    expect(cleanLabels(clean)).toBe(clean);
    expect(cleanLabels({ a: '', b: 'x\0y', c: '\ud800' })).toEqual({ b: 'x\ufffdy', c: '\ufffd' });
    const long = cleanLabels({ a: 'x'.repeat(10_000) });
    expect(long['a']).toHaveLength(LABEL_LIMITS.value);
    expect(cleanLabels(JSON.parse('{"__proto__":"x","a":"b"}'))).toEqual({ a: 'b' });
  });

  const labels = fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.string({ maxLength: 6 }), { maxKeys: 6 });
  const present = (set: Record<string, string>) =>
    Object.entries(set)
      .filter(([, value]) => value !== '')
      .sort();

  test('two label sets share a key only when they are the same set', () => {
    fc.assert(
      fc.property(
        labels,
        labels,
        (a, b) => (keyOfLabels(a) === keyOfLabels(b)) === (JSON.stringify(present(a)) === JSON.stringify(present(b))),
      ),
    );
  });

  test('a key stays short, and long label sets still differ', () => {
    const long = (last: string) => dedupeKey(signal({ labels: { a: 'x'.repeat(2_000), z: last } }));
    expect(long('1').length).toBeLessThanOrEqual(400);
    expect(long('1')).not.toBe(long('2'));
    const keys = new Set(Array.from({ length: 20_000 }, (_, i) => long(String(i))));
    expect(keys.size).toBe(20_000);
  });
});

describe('whatever arrives', () => {
  const some = fc.array(
    fc
      .record({ job: fc.constantFrom('a', 'b', 'c'), status: fc.constantFrom('firing' as const, 'resolved' as const) })
      .map(({ job, status }) => signal({ labels: { job }, status })),
    { maxLength: 20 },
  );

  test('one batch and one by one come to the same', () => {
    fc.assert(
      fc.property(some, (signals) => {
        const known = new Map<string, Alert>();
        const single = signals.flatMap((one) => {
          const folded = foldSignals({ signals: [one], known, routes: [route()], silences: [], now: NOON });
          for (const alert of folded.alerts) known.set(alert.key, alert);
          return folded.changes;
        });
        const batch = fold(signals);
        expect(batch.changes).toEqual(single);
        expect(new Map(batch.alerts.map((alert) => [alert.key, alert]))).toEqual(known);
      }),
    );
  });

  test('per alert, firing and resolved alternate, beginning with firing', () => {
    fc.assert(
      fc.property(some, (signals) => {
        for (const job of ['a', 'b', 'c']) {
          const own = fold(signals).changes.filter((change) => change.alert.labels['job'] === job);
          own.forEach((change, index) => expect(change.kind === 'resolved').toBe(index % 2 === 1));
        }
      }),
    );
  });
});
