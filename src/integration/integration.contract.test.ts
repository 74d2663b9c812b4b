import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutboundRequest, OutboundResponse } from '../engine/transport.ts';
import { integrations } from './index.ts';
import type { Integration, OutgoingMessage } from './integration.ts';

const NOON = Date.UTC(2026, 0, 5, 12);

/** Settings that each integration takes, and some that it must not. A new one without a line here fails its first test. */
const SETTINGS: Record<string, { good: unknown; bad: unknown[]; address?: string; badAddresses?: string[] }> = {
  'alertmanager-api': { good: {}, bad: [{ x: 1 }, null] },
  'alertmanager-webhook': { good: {}, bad: [{ x: 1 }, 'a'] },
  generic: { good: {}, bad: [{ x: 1 }, []] },
  smtp: {
    good: { host: 'mail.example.org', from: 'Muster <muster@example.org>' },
    bad: [
      {},
      { host: '', from: 'a@b.c' },
      { host: 'smtp://x', from: 'a@b.c' },
      { host: 'h', from: 'nobody' },
      { host: 'h', from: 'a@b.c', port: 0 },
      { host: 'h', from: 'a\r\nBcc: x <a@b.c>' },
    ],
    address: 'ana@example.org',
    badAddresses: [
      '',
      'ana',
      'ana@',
      'a@b, c@d',
      'Ana <ana@example.org>',
      'a@b\r\nRCPT TO:<c@d>',
      'a@b\u202e.org',
      '"x"@y',
      `${'a'.repeat(250)}@example.org`,
    ],
  },
  webhook: {
    good: { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
    bad: [{}, { secret: '' }, { secret: 'whsec_short' }, { secret: 'whsec_!!!!' }],
    address: 'https://example.org/hook',
    badAddresses: ['', 'example.org', 'file:///etc/passwd', 'https://u:p@example.org/'],
  },
  ntfy: {
    good: { server: 'https://push.example.org' },
    bad: [{ server: 'push' }, { server: 'ftp://x' }, { token: 'a\r\nb' }, { topic: 'x' }],
    address: 'team-x_7',
    badAddresses: ['', 'a b', '../admin', 'x'.repeat(65), 'ümlaut'],
  },
  terminal: { good: {}, bad: [{ x: 1 }], address: 'operator', badAddresses: ['x'.repeat(201)] },
};

function message(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    idempotencyKey: 'n-1:contact-2',
    purpose: 'page',
    urgent: true,
    to: { name: 'Ana', address: 'ana@example.org' },
    subject: 'INC-7 SEV-1: API down',
    headline: 'INC-7 SEV-1: API down',
    facts: [{ label: 'Since', value: '12:00' }],
    firstSteps: ['Check the load balancer'],
    body: null,
    reason: 'SEV-1 pages the on-call engineer at once',
    runbook: { name: 'Payments', src: { line: 12, column: 1, endLine: 12 } },
    incident: { number: 7, title: 'API down', severity: 'SEV-1', url: 'https://muster.example.org/incidents/7' },
    acknowledgeUrl: 'https://muster.example.org/a/tok3n',
    sentAt: NOON,
    ...change,
  };
}

const HOSTILE = 'x\r\nBcc: mallory@example.org\r\n\r\n<script>alert(1)</script>\u202etxt.exe\u200b\u001b[2J\0{headline}${7*7}';

const answer = (status: number): OutboundResponse => ({ kind: 'response', status, headers: {}, body: '' });
const failed = (reason: Extract<OutboundResponse, { kind: 'failed' }>['reason']): OutboundResponse => ({
  kind: 'failed',
  reason,
  detail: 'why',
});

test('the list has no name twice, and each entry has a line in this contract', () => {
  expect(new Set(integrations.map((one) => one.name)).size).toBe(integrations.length);
  expect(integrations.map((one) => one.name).sort()).toEqual(Object.keys(SETTINGS).sort());
});

describe.each(integrations.map((one): [string, Integration] => [one.name, one]))('%s', (name, integration) => {
  const settings = SETTINGS[name] as (typeof SETTINGS)[string];

  test('takes its settings and says what is wrong with others', () => {
    expect(integration.config.safeParse(settings.good).success).toBe(true);
    for (const bad of settings.bad) {
      const parsed = integration.config.safeParse(bad);
      expect(parsed.success, JSON.stringify(bad)).toBe(false);
      expect(parsed.error?.issues[0]?.message).toBeTruthy();
    }
  });

  test('can do something', () => {
    expect(integration.intake ?? integration.notify).toBeDefined();
    expect(integration.notify === undefined).toBe(integration.verdict === undefined);
    expect(integration.notify === undefined).toBe(integration.address === undefined);
  });

  const { intake } = integration;
  if (intake) {
    test('reads anything at all without throwing: signals, or a sentence', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (body) => {
          const { signals, problems } = intake({ headers: {}, query: {}, body, receivedAt: NOON });
          return signals.length > 0 || problems.length > 0 || (Array.isArray(body) && body.length === 0);
        }),
      );
    });
  }

  if (integration.notify && integration.verdict && integration.address) {
    const notify = (change: Partial<OutgoingMessage> = {}): OutboundRequest => {
      const address = settings.address as string;
      return (integration.notify as NonNullable<Integration['notify']>)(
        message({ to: { name: 'Ana', address }, ...change }),
        integration.config.parse(settings.good),
      );
    };
    const verdict = integration.verdict;

    test('takes its example address and refuses bad ones with a sentence', () => {
      expect(integration.address?.check(integration.address.example)).toBeNull();
      expect(integration.address?.check(settings.address as string)).toBeNull();
      for (const bad of settings.badAddresses ?? []) expect(integration.address?.check(bad), JSON.stringify(bad)).toMatch(/\.$/);
    });

    test('notify is pure: the same message makes the same request, and changes nothing', () => {
      const frozen = Object.freeze(message({ to: Object.freeze({ name: 'Ana', address: settings.address as string }) }));
      const config = Object.freeze(integration.config.parse(settings.good) as object);
      const first = integration.notify?.(frozen, config);
      expect(integration.notify?.(frozen, config)).toEqual(first);
    });

    test('says what, who asked, what to do first, and where to acknowledge', () => {
      const sent = JSON.stringify(notify());
      for (const part of [
        'INC-7 SEV-1: API down',
        'Check the load balancer',
        'SEV-1 pages the on-call engineer',
        'https://muster.example.org/a/tok3n',
        'Payments',
      ]) {
        expect(sent).toContain(part);
      }
      expect(sent).toMatch(/n-1:contact-2|n-1=3acontact-2/);
    });

    test('without an incident and a link it is still a message', () => {
      const sent = JSON.stringify(notify({ incident: null, acknowledgeUrl: null, purpose: 'test', runbook: { name: '', src: null } }));
      expect(sent).not.toContain('undefined');
      expect(sent).not.toContain('null@');
    });

    test('hostile text stays text: no header, no markup, nothing hidden, bounded', () => {
      const request = notify({
        subject: HOSTILE,
        headline: HOSTILE,
        facts: [{ label: HOSTILE, value: HOSTILE }],
        firstSteps: [HOSTILE],
        body: HOSTILE + 'y'.repeat(1_000_000),
        reason: HOSTILE,
        idempotencyKey: HOSTILE,
      });
      const sent = JSON.stringify(request);
      expect(sent.length).toBeLessThan(200_000);
      expect(sent).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b\u202e]|\\u00(?!0a)[01]|\\u0000/i);
      const headers =
        request.kind === 'http'
          ? Object.values(request.headers)
          : request.kind === 'smtp'
            ? [request.mail.subject, request.mail.messageId, ...Object.values(request.mail.headers)]
            : request.lines;
      for (const header of headers) expect(header).not.toMatch(/[\r\n]/);
      if (request.kind === 'smtp') expect(request.mail.html).not.toContain('<script');
      expect(sent).toContain('{headline}');
    });

    test.each([
      [failed('timeout'), 'retry'],
      [failed('connection'), 'retry'],
      [failed('refused-address'), 'next-contact'],
      [failed('rejected'), 'next-contact'],
    ] as const)('%j is %s', (response, outcome) => {
      expect(verdict(response)).toMatchObject({ outcome, detail: 'why' });
    });

    const http: [number, string][] = [
      [200, 'sent'],
      [202, 'sent'],
      [204, 'sent'],
      [301, 'next-contact'],
      [400, 'next-contact'],
      [401, 'next-contact'],
      [404, 'next-contact'],
      [408, 'retry'],
      [410, 'next-contact'],
      [413, 'next-contact'],
      [425, 'retry'],
      [429, 'retry'],
      [500, 'retry'],
      [502, 'retry'],
      [503, 'retry'],
      [599, 'retry'],
    ];
    const smtp: [number, string][] = [
      [250, 'sent'],
      [251, 'sent'],
      [421, 'retry'],
      [450, 'retry'],
      [452, 'retry'],
      [530, 'next-contact'],
      [535, 'next-contact'],
      [550, 'next-contact'],
      [554, 'next-contact'],
    ];
    const kind = notify().kind;
    const table = kind === 'http' ? http : kind === 'smtp' ? smtp : [];
    for (const [status, outcome] of table) {
      test(`${status} is ${outcome}`, () => {
        expect(verdict(answer(status)).outcome).toBe(outcome);
      });
    }
  }
});
