import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { startServer, type TestServer } from '../server.fixture.ts';

const RUNBOOK = `# Checkout runbook

| Severity | Meaning | Respond within |
|---|---|---|
| P1 | Everything is down | 15 minutes |
| P2 | Some customers cannot pay | 1 hour |

## Escalation Matrix

### P1 Incidents
- **Immediate**: On-call engineer

### P2 Incidents
- **Next business day**: Head of Payments
`;

let muster: TestServer;
let client: Client;
beforeAll(async () => {
  muster = await startServer();
  client = await muster.administrator();
  await client.addRunbook({ body: { name: 'Checkout', text: RUNBOOK, makeDefault: true } });
});
afterAll(() => muster.stop());

test('a runbook is proved by the people and working days as they are set, and the counter-example has its line', async () => {
  const proof = await client.proveRunbook({ params: { id: 'checkout' }, body: { from: Date.parse('2026-11-21T02:00Z'), days: 14 } });
  expect(proof).toMatchObject({ proved: false, imagined: false, effort: { complete: true } });
  expect(proof.levels[1]).toMatchObject({ severity: 'P2', holds: false, bound: { kind: 'respond', src: { line: 6 } } });
  expect(proof.counterExamples.find((one) => one.severity === 'P2')).toMatchObject({
    at: Date.parse('2026-11-21T02:00Z'),
    src: { line: 14 },
  });
  expect(proof.claims.find((one) => one.claim === 'roles')?.findings[0]?.text).toContain('Nobody holds Head of Payments');
});

test('a horizon that is none, and a runbook that is none, are refused', async () => {
  const prove = (id: string, days: number) => client.proveRunbook({ params: { id }, body: { days } });
  await expect(prove('checkout', 0)).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
  await expect(prove('nothing', 7)).rejects.toMatchObject({ problem: { code: 'unknown' } });
});
