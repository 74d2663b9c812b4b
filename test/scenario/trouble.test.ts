import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { type Muster, startMuster } from '../harness.ts';

const RUNBOOK = `# Payments incidents

## Severity Levels

### P1 - Critical
- Customers cannot pay

### P2 - High
- Some customers cannot pay

## Escalation Matrix

### P1 Incidents
- **Immediate**: On-call engineer
- **Within 15 minutes**: Engineering manager
`;
const PEOPLE = [
  { id: 'ada', name: 'Ada', roles: ['On-call engineer'] },
  { id: 'ben', name: 'Ben', roles: ['Engineering manager'] },
];
const WITH_PHONE = {
  id: 'ada',
  name: 'Ada',
  roles: ['On-call engineer'],
  contacts: [
    { id: 'mail', channel: 'smtp', address: 'ada@example.org' },
    { id: 'phone', channel: 'ntfy', address: 'ada-phone' },
  ],
};
const story = { runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all', severity: 'P1' }] };

let muster: Muster;
afterEach(() => muster?.stop());

describe('a mail server', () => {
  test('that takes the mail and drops the connection gets it again, with the same message id', async () => {
    muster = await startMuster({ ...story, realMail: true });
    muster.smtp?.be({ kind: 'drop-after-data' });
    await muster.alert({ alertname: 'PaymentsDown' });
    muster.smtp?.be({ kind: 'accept' });
    await muster.advance('1m');
    const ids = muster.smtp?.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1]) ?? [];
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(muster.told()).toEqual(['ada']);
  });

  test('that is busy for a while (450) gets the mail later', async () => {
    muster = await startMuster({ ...story, realMail: true });
    muster.smtp?.be({ kind: 'refuse-recipient', code: 450 });
    await muster.alert({ alertname: 'PaymentsDown' });
    expect(muster.told()).toEqual([]);
    muster.smtp?.be({ kind: 'accept' });
    await muster.advance('10s');
    expect(muster.told()).toEqual(['ada']);
  });

  test('that does not know the address (550): the other contact method at once', async () => {
    muster = await startMuster({ ...story, people: [WITH_PHONE], realMail: true });
    muster.transport.answer = (request) => (request.kind === 'http' ? { kind: 'response', status: 200, headers: {}, body: '' } : null);
    muster.smtp?.be({ kind: 'refuse-recipient', code: 550 });
    await muster.alert({ alertname: 'PaymentsDown' });
    expect(muster.transport.requests).toHaveLength(1);
    expect(muster.transport.requests[0]?.body).toContain('ada-phone');
  });

  test('that is not there: the next one is called without waiting for the quarter of an hour, and the terminal says so', async () => {
    muster = await startMuster({ ...story, catchAll: ['ben'] });
    muster.transport.answer = (request) =>
      request.kind === 'smtp' && request.mail.to.startsWith('ada')
        ? { kind: 'failed', reason: 'connection', detail: 'ECONNREFUSED' }
        : null;
    await muster.alert({ alertname: 'PaymentsDown' });
    await muster.advance('2m');
    expect(muster.told()).toContain('ben');
    expect(muster.transport.terminal.join(' ')).toContain('NOBODY COULD BE TOLD');
  });
});

describe('a database that another program has locked', () => {
  test('refuses alerts with 503, so that they are sent again, and takes them when it is free', async () => {
    muster = await startMuster(story);
    const other = new DatabaseSync(join(muster.folder, 'muster.db'));
    other.exec('begin immediate');
    const refused = await muster.post([{ labels: { alertname: 'PaymentsDown' } }]);
    expect(refused.status).toBe(503);
    other.exec('rollback');
    other.close();
    await muster.alert({ alertname: 'PaymentsDown' });
    expect(muster.told()).toEqual(['ada']);
  });

  test('in the middle of an incident only delays: the escalation goes on when it is free', async () => {
    muster = await startMuster(story);
    await muster.alert({ alertname: 'PaymentsDown' });
    const other = new DatabaseSync(join(muster.folder, 'muster.db'));
    other.exec('begin immediate');
    await muster.advance('15m');
    expect(muster.told()).toEqual(['ada']);
    other.exec('rollback');
    other.close();
    await muster.advance('5s');
    expect(muster.told()).toContain('ben');
  });
});

describe('a storm of 300 different incidents in a minute', () => {
  test('pages the person at once, then in digests: about ten messages, and every incident is in one of them', async () => {
    muster = await startMuster({ ...story, people: [PEOPLE[0] as (typeof PEOPLE)[0]], catchAll: ['ada'] });
    for (let second = 0; second < 60; second++) {
      const alerts = Array.from({ length: 5 }, (_, index) => ({
        labels: { alertname: `Shop-${second * 5 + index}-Down` },
        endsAt: '2099-01-01T00:00:00Z',
      }));
      expect((await muster.post(alerts)).status).toBe(200);
      await muster.engine.idle();
      if (second === 0) expect(muster.mails('ada')).toHaveLength(5);
      await muster.advance('1s');
    }
    await muster.advance('20s');
    expect(muster.mails('ada').length).toBeLessThanOrEqual(11);
    const rows = await muster.store.incidents({ limit: 500 });
    expect(rows).toHaveLength(300);
    const said = muster.mails('ada').reduce((sum, { subject }) => sum + Number(/^(\d+) more incidents/.exec(subject)?.[1] ?? 1), 0);
    expect(said).toBe(300);
    for (const { id } of rows) expect((await muster.store.outboxOf(id)).map((row) => row.status)).toEqual(['sent']);
  });
});
