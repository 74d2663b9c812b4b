import { describe, expect, test } from 'vitest';
import { NEVER_ENDS } from '../core/alert/fold-signals.ts';
import { intake as api } from './alertmanager-api/intake.ts';
import { intake as webhook } from './alertmanager-webhook/intake.ts';
import { intake as generic } from './generic/intake.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const at = (offset: number) => new Date(NOON + offset).toISOString();
const request = (body: unknown) => ({ headers: {}, query: {}, body, receivedAt: NOON });

describe('Prometheus, by Alertmanager’s API v2', () => {
  test('a firing alert', () => {
    const body = [
      {
        labels: { alertname: 'Down', empty: '' },
        annotations: { summary: 'api is down' },
        startsAt: '2026-01-05T11:59:00.123456789Z',
        endsAt: at(240_000),
        generatorURL: 'http://prom.example.org/graph',
      },
    ];
    expect(api(request(body))).toEqual({
      problems: [],
      signals: [
        {
          source: 'alertmanager-api',
          dedupeKey: null,
          status: 'firing',
          labels: { alertname: 'Down' },
          annotations: { summary: 'api is down' },
          startsAt: NOON - 60_000 + 123,
          endsAt: NOON + 240_000,
          link: 'http://prom.example.org/graph',
        },
      ],
    });
  });

  test('an end that is not after the receipt means resolved; Go’s year 1 means no time', () => {
    const [over, on] = api(
      request([
        { labels: { a: 'b' }, endsAt: at(0) },
        { labels: { a: 'c' }, endsAt: '0001-01-01T00:00:00.000Z' },
      ]),
    ).signals;
    expect(over).toMatchObject({ status: 'resolved', startsAt: NOON });
    expect(on).toMatchObject({ status: 'firing', endsAt: null });
  });

  test('the good alerts of a batch are taken; each bad one gets its sentence', () => {
    const bad = [
      {},
      { labels: {} },
      { labels: { a: '' } },
      { labels: { a: 1 } },
      { labels: [] },
      { labels: { a: 'b' }, startsAt: 'yesterday' },
      { labels: { a: 'b' }, startsAt: at(0), endsAt: at(-1) },
      7,
      null,
      { labels: { a: 'b' }, startsAt: '2026-02-30T25:00:00Z' },
    ];
    const { signals, problems } = api(request([...bad, { labels: { a: 'good' } }]));
    expect(signals).toHaveLength(1);
    expect(problems).toHaveLength(bad.length);
    expect(problems[0]).toContain('"labels" is missing');
  });

  test('a link that could run a script is no link', () => {
    expect(api(request([{ labels: { a: 'b' }, generatorURL: 'javascript:alert(1)' }])).signals[0]?.link).toBeNull();
  });
});

describe('Alertmanager’s webhook', () => {
  const group = {
    version: '4',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'muster',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://am.example.org',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'Down', job: 'api' },
        annotations: {},
        startsAt: at(-60_000),
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: '',
        fingerprint: 'f',
      },
      {
        status: 'resolved',
        labels: { alertname: 'Down', job: 'db' },
        annotations: {},
        startsAt: at(-60_000),
        endsAt: at(-1_000),
        generatorURL: 'http://prom.example.org/',
        fingerprint: 'g',
      },
    ],
  };

  test('each alert by its own status; a firing one lasts until its sender says otherwise', () => {
    const [on, over] = webhook(request(group)).signals;
    expect(on).toMatchObject({ status: 'firing', endsAt: NEVER_ENDS, link: 'http://am.example.org' });
    expect(over).toMatchObject({ status: 'resolved', endsAt: NOON - 1_000, link: 'http://prom.example.org/' });
  });

  test('a truncated group says nothing about those that are missing', () => {
    const { signals } = webhook(request({ ...group, truncatedAlerts: 40, alerts: group.alerts.slice(0, 1) }));
    expect(signals.map((signal) => signal.status)).toEqual(['firing']);
  });

  test('Grafana’s extra fields are welcome, and its panel is the better link', () => {
    const alert = {
      ...group.alerts[0],
      values: { B: 1 },
      valueString: '[ … ]',
      silenceURL: 'http://g/s',
      dashboardURL: 'http://g/d',
      panelURL: 'http://g/p',
      imageURL: '',
    };
    const { signals, problems } = webhook(request({ ...group, orgId: 1, title: 't', state: 'alerting', message: 'm', alerts: [alert] }));
    expect(problems).toEqual([]);
    expect(signals[0]?.link).toBe('http://g/p');
  });

  test.each([null, [], {}, { alerts: {} }, 'x'])('%j is told as wrong', (body) => {
    expect(webhook(request(body))).toMatchObject({ signals: [], problems: [expect.any(String)] });
  });
});

describe('any JSON', () => {
  test('a title is enough; severity and service become labels to route by', () => {
    expect(
      generic(request({ title: 'Disk full', severity: 'high', service: 'db', link: 'https://x.example.org' })).signals[0],
    ).toMatchObject({
      status: 'firing',
      labels: { alertname: 'Disk full', severity: 'high', service: 'db' },
      annotations: { summary: 'Disk full' },
      endsAt: NEVER_ENDS,
      dedupeKey: null,
    });
  });

  test('a resolution needs only the sender’s key', () => {
    expect(generic(request({ key: 'disk-7', status: 'ok' })).signals[0]).toMatchObject({ status: 'resolved', dedupeKey: 'disk-7' });
  });

  test.each([
    {},
    { title: 7 },
    { title: 'x', status: 'maybe' },
    { title: 'x', labels: 'y' },
    { title: 'x', startsAt: 'soon' },
    [],
    [3],
    null,
    'hello',
  ])('%j is told as wrong', (body) => {
    const { signals, problems } = generic(request(body));
    expect(signals).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
