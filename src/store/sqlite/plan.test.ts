import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { alert, incident, link, message, noted, runbook, T0 } from '../contract/sample.fixture.ts';
import { createSqliteStore } from './store.ts';

/** Read whole because they are asked for whole, and are few: what an operator configured, what waits in the inbox, a list just made. */
const SCANS = /^SCAN (settings|silence|runbook|inbox|json_each|member|CONSTANT ROW)\b|^SCAN \S+ USING (COVERING )?INDEX/;

/** Sorted because they are few: the incidents of one group, the revisions of one runbook, what nobody has acknowledged. */
const SORTS = /with recursive member|from "revision"|acknowledged = 0/;

test('no statement reads or sorts a whole table to find a few rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-plan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'muster.db');
  const statements = new Set<string>();
  const store = createSqliteStore({ path, onStatement: (sql) => statements.add(sql) });
  await store.migrate();
  statements.clear();

  await store.accept({ receivedAt: T0, source: 's', signals: [] });
  const [row] = await store.claimInbox('node-1', 1, T0, T0 + 1);
  await store.transact(async (tx) => {
    await tx.nextIncidentNumber();
    await tx.append('incident-1', 0, noted('one'));
    await tx.saveIncident(incident(1));
    await tx.saveAlerts([alert('a')]);
    await tx.enqueue([message('m')]);
    await tx.saveOutbox(message('m'));
    await tx.saveRunbook(...runbook('payments', 'text'));
    await tx.saveSettings({ routes: [] });
    await tx.saveLink(link('t', T0));
    await tx.saveIdempotent({ key: 'k', fingerprint: 'f', status: 200, body: '', createdAt: T0 });
    await tx.settleInbox([row?.id ?? 0], T0, 'problem');
  });
  await Promise.all([
    store.events('a', 3),
    store.eventsAfter(3, 10),
    store.lastPosition(),
    store.incident('a'),
    store.incidentByNumber(1),
    store.incidents({ limit: 10 }),
    store.incidents({ limit: 10, before: 'a', lifecycle: ['triage', 'active'], drill: false, service: 's' }),
    store.alert('a'),
    store.alerts({ limit: 10 }),
    store.alerts({ limit: 10, status: 'firing' }),
    store.incidents({ limit: 10, lifecycle: ['triage', 'active'] }),
    store.incidents({ limit: 10, service: 's' }),
    store.alerts({ limit: 10, incidentId: 'a' }),
    store.alerts({ limit: 10, status: 'firing', endedBy: T0 }),
    store.alertsByKey(['a', 'b']),
    store.openIncidentOfGroup('g'),
    store.silences(),
    store.runbooks(),
    store.runbook('a'),
    store.revision('a'),
    store.revisions('a'),
    store.settings(),
    store.outboxOf('a'),
    store.link('a'),
    store.idempotent('a'),
    store.journal({ limit: 10, before: 9 }),
    store.nextWork(),
    store.unacknowledged(),
    store.renewInbox('node-1', T0),
    store.claimWakes('node-1', 1, T0, T0),
    store.claimOutbox('node-1', 1, T0, T0),
    store.release('node-1'),
    store.prune(T0),
  ]);
  await store.close();

  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  const slow = [...statements]
    .filter((sql) => /^\s*(select|insert|update|delete|with)\b/i.test(sql))
    .flatMap((sql) => {
      const plan = database.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
      const steps = plan.map(({ detail }) => detail);
      const scans = steps.filter((detail) => /^SCAN/.test(detail) && !SCANS.test(detail));
      const sorts = steps.filter((detail) => detail === 'USE TEMP B-TREE FOR ORDER BY' && !SORTS.test(sql));
      return [...scans, ...sorts].map((step) => `${step}: ${sql}`);
    });
  expect(slow).toEqual([]);
});
