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
- **Within 30 minutes**: CTO

### P2 Incidents
- **Immediate**: On-call engineer

## Initial Response

1. Look at the payment dashboard
2. Roll back the last deployment
`;

const PEOPLE = [
  { id: 'ada', name: 'Ada', roles: ['On-call engineer'] },
  { id: 'ben', name: 'Ben', roles: ['Engineering manager'] },
  { id: 'cleo', name: 'Cleo', roles: ['CTO'] },
];

let muster: Muster;
afterEach(() => muster?.stop());

describe('an alert at three in the morning', () => {
  test('is paged by the runbook, answered from the mail, and still goes up the matrix', async () => {
    muster = await startMuster({ runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all', severity: 'P1' }], realMail: true });
    await muster.alert({ alertname: 'PaymentsDown' }, { summary: 'Nobody can pay' });
    expect(muster.told()).toEqual(['ada']);
    expect(muster.smtp?.mails[0]?.raw).toContain('Nobody can pay');
    expect((await muster.followLink('ada')).status).toBe(200);
    expect((await muster.incident()).state.acknowledged).toMatchObject({ by: 'Ada' });
    await muster.advance('15m');
    expect(muster.told()).toContain('ben');
    expect(muster.told()).not.toContain('cleo');
  });

  test('survives a restart before its second step', async () => {
    muster = await startMuster({ runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all', severity: 'P1' }] });
    await muster.alert({ alertname: 'PaymentsDown' });
    await muster.restart();
    await muster.advance('14m');
    expect(muster.told()).toEqual(['ada']);
    await muster.advance('1m');
    expect(muster.told()).toContain('ben');
  });
});
