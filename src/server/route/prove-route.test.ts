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

test('an answer says where to mend it, and in whose time zone it is to be read', async () => {
  const proof = await client.proveRunbook({ params: { id: 'checkout' }, body: { days: 14 } });
  expect(proof.zone).toBe('UTC');
  expect(proof.counterExamples.find((one) => one.severity === 'P2')?.settings).toContain('bindings');
  expect(proof.claims.find((one) => one.claim === 'roles')?.findings[0]?.settings).toEqual(['bindings']);
});

test('a text is proved before it is saved, and one that cannot be read is refused', async () => {
  const prove = (text: string) => client.proveRunbook({ params: { id: 'checkout' }, body: { days: 7, text } });
  const silent = await prove(RUNBOOK.replace('- **Immediate**: On-call engineer', '- **Next business day**: On-call engineer'));
  expect(silent.levels[0]).toMatchObject({ severity: 'P1', holds: false });
  expect((await client.runbook({ params: { id: 'checkout' } })).text).toBe(RUNBOOK);
  await expect(prove('')).rejects.toMatchObject({ problem: { code: 'invalid' } });
});

test('a proof for which nobody waits any more makes way for the next one', async () => {
  const impatient = new AbortController();
  const left = client.proveRunbook({ params: { id: 'checkout' }, body: { days: 366 } }, { signal: impatient.signal });
  impatient.abort();
  await expect(left).rejects.toThrow();
  const both = [7, 8].map((days) => client.proveRunbook({ params: { id: 'checkout' }, body: { days } }));
  expect((await Promise.all(both)).map((proof) => proof.effort.complete)).toEqual([true, true]);
});

test('each rule is explained', async () => {
  const { items } = await client.rules({});
  expect(items.find((one) => one.id === 'unfilled')).toMatchObject({ level: 'warning', title: 'A blank that nobody filled in' });
});

test('a horizon that is none, and a runbook that is none, are refused', async () => {
  const prove = (id: string, days: number) => client.proveRunbook({ params: { id }, body: { days } });
  await expect(prove('checkout', 0)).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
  await expect(prove('nothing', 7)).rejects.toMatchObject({ problem: { code: 'unknown' } });
});
