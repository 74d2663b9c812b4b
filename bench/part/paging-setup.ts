import { join } from 'node:path';
import { compile } from '../../src/core/runbook/compile.ts';
import { createSqliteStore } from '../../src/store/sqlite/store.ts';

const RUNBOOK = `# Incident response

## Severity levels

| Level | Description | Response time |
|-------|-------------|---------------|
| SEV-1 | Complete outage | 15 minutes |
| SEV-2 | Degraded service | 1 hour |

## Escalation matrix

### SEV-1 incidents
- **Immediate**: On-call engineer
- **Within 30 minutes**: Engineering manager

### SEV-2 incidents
- **Within 30 minutes**: On-call engineer
`;

/** A team of one, paged by a signed webhook at `sink`; every series is an incident of its own. Written into the folder that Muster will start on. */
export async function preparePaging(folder: string, sink: string): Promise<void> {
  const store = createSqliteStore({ path: join(folder, 'muster.db') });
  await store.migrate();
  const { policy } = compile(RUNBOOK);
  const now = Date.now();
  const nothing = { service: null, runbook: null, severityLabel: null, severityMap: {}, category: null };
  await store.transact(async (tx) => {
    await tx.saveRunbook(
      { id: 'bench', name: 'Bench', hash: policy.hash, updatedAt: now },
      { hash: policy.hash, runbookId: 'bench', text: RUNBOOK, policy, createdAt: now },
    );
    await tx.saveSettings({
      defaultRunbook: 'bench',
      directory: {
        people: [{ id: 'ana', name: 'Ana', email: null, zone: 'UTC', contacts: [{ id: 'hook', channel: 'webhook', address: sink }] }],
        groups: [],
        bindings: [{ role: 'On-call engineer', people: ['ana'], groups: [] }],
        catchAll: ['ana'],
      },
      routes: [{ id: 'all', matchers: [], severity: 'SEV-1', groupBy: ['series'], ...nothing }],
      channels: { webhook: { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` } },
    });
  });
  await store.close();
}
