import { join } from 'node:path';
import type { ContactMethod } from '../../src/core/oncall/directory.ts';
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

/** How the one person is reached, what makes an incident, and how bad each is. */
export type Paging = { contact: ContactMethod; groupBy: string; severity: 'SEV-1' | 'SEV-2'; smtpPort: number };

/**
 * A team of one, paged by a signed webhook at `sink` unless `paging` says otherwise; every series is an incident of its own. Written into the
 * folder that Muster will start on.
 */
export async function preparePaging(folder: string, sink: string, paging: Partial<Paging> = {}): Promise<void> {
  const contact = paging.contact ?? { id: 'hook', channel: 'webhook', address: sink };
  const { groupBy = 'series', severity = 'SEV-1', smtpPort = 25 } = paging;
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
        people: [{ id: 'ana', name: 'Ana', email: null, zone: 'UTC', contacts: [contact] }],
        groups: [],
        bindings: [{ role: 'On-call engineer', people: ['ana'], groups: [] }],
        catchAll: ['ana'],
      },
      routes: [{ id: 'all', matchers: [], severity, groupBy: [groupBy], ...nothing }],
      channels: {
        webhook: { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
        smtp: { host: '127.0.0.1', port: smtpPort, security: 'none', from: 'Muster <muster@example.org>' },
      },
    });
  });
  await store.close();
}
