import { afterEach, describe, expect, test } from 'vitest';
import { type Muster, startMuster } from '../harness.ts';

const RUNBOOK = `# Shop incidents

## Severity levels

### SEV-1 (Critical)
**Examples:**
- The shop is down

### SEV-2 (High)
**Examples:**
- High error rates (>10%)

## Escalation matrix

### SEV-1
- **Immediate**: On-call engineer, CTO

### SEV-2
- **Immediate**: On-call engineer

## Contacts

| Role | Contact | Backup |
|---|---|---|
| Hosting support | support@hosting.example | +49 30 1234567 |
| Registrar | - | - |
`;
const PEOPLE = [
  { id: 'ada', name: 'Ada', roles: ['On-call engineer'] },
  { id: 'cleo', name: 'Cleo', roles: ['CTO'] },
];

let muster: Muster;
afterEach(() => muster?.stop());

describe('an alert that no route gives a severity', () => {
  test('gets the one whose threshold it meets, with the line that says so', async () => {
    muster = await startMuster({ runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all' }] });
    await muster.alert({ alertname: 'ErrorRate' }, { summary: 'Error rate is 12 %' });
    expect((await muster.incident()).state.severity).toBe('SEV-2');
    expect(muster.told()).toEqual(['ada']);
    const { items } = await muster.api.timeline({ params: { id: '1' } });
    expect(items.find((entry) => entry.detail?.includes('SEV-2 is suggested'))?.src?.line).toBe(11);
  });

  test('is escalated as the most severe when it meets none', async () => {
    muster = await startMuster({ runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all' }] });
    await muster.alert({ alertname: 'Strange' }, { summary: 'Something is odd' });
    expect((await muster.incident()).state.severity).toBeNull();
    expect(muster.told().sort()).toEqual(['ada', 'cleo']);
  });
});

test('the room names whom to call outside, and no blanks', async () => {
  muster = await startMuster({ runbook: RUNBOOK, people: PEOPLE, routes: [{ id: 'all' }] });
  await muster.alert({ alertname: 'Strange' });
  const { contacts } = await muster.api.incident({ params: { id: '1' } });
  expect(contacts).toMatchObject([
    { role: 'Hosting support', contact: 'support@hosting.example', backup: '+49 30 1234567', src: { line: 25 } },
  ]);
});
