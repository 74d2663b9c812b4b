import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../src/core/time/instant.ts';
import { type Muster, startMuster } from '../harness.ts';
import { type Monitors, missingMonitors, startMonitors, startTarget, type Target, until } from './monitors.ts';

// The team's real runbook where it lies beside the project; else one of ours with the same matrix.
const REAL = '../shared/seeds/texts/003_ecb32bac44a39e61.md';
const OURS = `# Incidents of the ledger team

## Incident Severity Levels

### P1 - Critical
- Nobody can book

### P2 - High
- Booking is slow

## Initial Response

### 1. Immediate Actions (First 5 minutes)
1. **Acknowledge the incident** in the monitoring system
2. **Assess severity**

### 2. Investigation
1. Look at recent deployments
2. Look at the database

## Escalation Matrix

### P1 Incidents
- **Immediate**: On-call engineer, Engineering Manager
- **Within 15 minutes**: Product Owner, CTO
- **Within 30 minutes**: CEO (if customer-facing)

### P2 Incidents
- **Immediate**: On-call engineer

## Post-Incident Review

- **Schedule review** within 24 hours of resolution

### Required Information
- **Incident ID**: Unique identifier
- **Root Cause**: Technical cause
- **Resolution**: How it was fixed
- **Lessons Learned**: Key takeaways
`;
const real = existsSync(REAL);
if (!real) process.stdout.write('note: the real runbook is not beside the project; the story runs by a runbook of ours\n');

const PEOPLE = [
  { id: 'olga', name: 'Olga', roles: ['On-call engineer'] },
  { id: 'emil', name: 'Emil', roles: ['Engineering Manager'] },
  { id: 'petra', name: 'Petra', roles: ['Product Owner'] },
  { id: 'timo', name: 'Timo', roles: ['CTO'] },
  { id: 'clara', name: 'Clara', roles: ['CEO'] },
];

const missing = missingMonitors();

describe.skipIf(missing !== null)('a target goes down under the eyes of Prometheus', () => {
  let muster: Muster;
  let monitors: Monitors;
  let checkout: Target;
  let ledger: Target;

  beforeAll(async () => {
    [checkout, ledger] = [await startTarget('checkout'), await startTarget('ledger')];
    muster = await startMuster({
      runbook: real ? readFileSync(REAL, 'utf8') : OURS,
      people: PEOPLE,
      routes: [
        { id: 'targets', service: 'shop', severityLabel: 'severity', severityMap: { critical: 'P1' }, groupBy: ['alertname', 'job'] },
      ],
      startAt: toIso(Date.now()),
      realMail: true,
    });
    monitors = await startMonitors(muster.url, [checkout, ledger]);
  });
  afterAll(async () => {
    await monitors?.stop();
    await muster?.stop();
  });

  const paged = (incident: number) =>
    muster.mails().flatMap((mail) => (`${mail.subject}${mail.text}`.includes(`INC-${incident}`) ? [mail.to.split('@')[0]] : []));

  test('the on-call engineer and the engineering manager are mailed at once, once each, with the line that asked for it', async () => {
    await checkout.goDown();
    await until('two mails are sent', () => (muster.smtp?.mails.length ?? 0) >= 2);
    await muster.engine.idle();
    expect(paged(1).sort()).toEqual(['emil', 'olga']);
    const mail = muster.mails('olga')[0];
    expect(mail?.text).toContain('checkout does not answer');
    expect(mail?.text).toMatch(/line \d+/);
    if (real) expect(mail?.text).toContain('line 67');
  });

  test('Prometheus and Alertmanager both told of it: it is one alert and one incident', async () => {
    await until('both have sent it', async () => ((await muster.store.alerts({ limit: 10 }))[0]?.count ?? 0) >= 2);
    expect(await muster.store.alerts({ limit: 10 })).toHaveLength(1);
    expect(await muster.store.incidents({ limit: 10 })).toHaveLength(1);
    expect(paged(1)).toHaveLength(2);
  });

  test('the link in the mail acknowledges; looking at it does not', async () => {
    const link = /http\S+\/l\/[\w-]+/.exec(muster.mails('olga')[0]?.text ?? '')?.[0] as string;
    const path = new URL(link).pathname;
    expect((await fetch(muster.url + path)).status).toBe(200);
    expect((await muster.incident(1)).state.acknowledged).toBeNull();
    expect((await muster.followLink('olga')).status).toBe(200);
    expect((await muster.incident(1)).state.acknowledged?.by).toBe('Olga');
  });

  test('the incident is accepted, worked by the runbook, and resolved; the report has its sections', async () => {
    await muster.does('olga', { type: 'AcceptIncident', severity: 'P1' }, 1);
    const room = await muster.api.incident({ params: { id: 'INC-1' } });
    const steps = room.phases
      .filter((phase) => phase.stage === 'response')
      .flatMap((phase) => phase.steps.flatMap((step) => [step, ...step.steps]));
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) await muster.does('olga', { type: 'TickStep', step: step.id, note: null }, 1);
    await muster.does('olga', { type: 'ResolveIncident', summary: 'The load balancer was restarted.' }, 1);
    await checkout.comeBack();
    const { markdown } = await muster.api.report({ params: { id: '1' } });
    for (const section of ['Incident ID', 'Root Cause', 'Resolution', 'Lessons Learned']) expect(markdown).toContain(section);
    expect(markdown).toContain('INC-1');
    expect(markdown).toContain('The load balancer was restarted.');
    const after = await muster.api.incident({ params: { id: '1' } });
    expect(after.obligations.filter((one) => one.kind.startsWith('review')).length).toBeGreaterThan(0);
  });

  test('a second one stays unanswered: product owner and CTO after 15 minutes', async () => {
    await ledger.goDown();
    await until('the second incident is paged', () => paged(2).length >= 2);
    await muster.engine.idle();
    await muster.advance('14m');
    expect(paged(2).sort()).toEqual(['emil', 'olga']);
    await muster.advance('1m');
    expect(paged(2)).toEqual(expect.arrayContaining(['petra', 'timo']));
    expect(paged(2)).not.toContain('clara');
  });

  test('the CEO after 30, and only when it is known to be customer-facing', async () => {
    await muster.advance('15m');
    expect(paged(2)).not.toContain('clara');
    const { questions } = await muster.api.incident({ params: { id: '2' } });
    const customerFacing = questions.find((question) => question.field === 'customer-facing');
    expect(customerFacing?.value).toBeNull();
    await muster.does('olga', { type: 'AnswerQuestion', field: 'customer-facing', value: 'yes' }, 2);
    expect(paged(2)).toContain('clara');
  });

  test('what was told of the first one stayed with the first one', () => {
    expect(paged(1).filter((who) => who === 'clara' || who === 'petra' || who === 'timo')).toEqual([]);
    expect(muster.errors).toEqual([]);
  });
});
