import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_DIRECTORY } from '../../core/oncall/directory.ts';
import { basePolicy } from '../../engine/base-policy.ts';
import { noBoundary } from '../../engine/boundary.ts';
import type { Clock } from '../../engine/clock.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { silentLog } from '../../engine/log.ts';
import { LADDER_POLICY } from '../../engine/policy.fixture.ts';
import type { Store } from '../../engine/store.ts';
import { createSystemClock } from '../../engine/system-clock.ts';
import { integrations } from '../../integration/index.ts';
import { createSqliteStore } from '../../store/sqlite/store.ts';
import type { Authenticate } from './authenticate.ts';
import { intakeHandler } from './intake-handler.ts';
import type { IntakeParts } from './intake-parts.ts';

export type TestIntake = {
  url: string;
  engine: Engine;
  store: Store;
  /** Sends JSON (or text as it is) and reads what came back. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
};

export type TestIntakeOptions = { authenticate?: Authenticate; accept?: IntakeParts['engine']['accept']; clock?: Clock };

/** The real handler on a real port, in front of the real engine and a SQLite file. What it does not take is 404. */
export async function startIntake({
  authenticate = () => null,
  accept,
  clock = createSystemClock(),
}: TestIntakeOptions = {}): Promise<TestIntake> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-intake-'));
  const store = createSqliteStore({ path: join(folder, 'muster.db') });
  await store.migrate();
  await store.transact(async (tx) => {
    const { hash } = LADDER_POLICY;
    const at = clock.now();
    await tx.saveRunbook(
      { id: 'runbook', name: 'Ours', hash, updatedAt: at },
      { hash, runbookId: 'runbook', text: '# Ours', policy: LADDER_POLICY, createdAt: at },
    );
    await tx.saveSettings({ directory: EMPTY_DIRECTORY, defaultRunbook: 'runbook' });
  });
  const engine = createEngine({
    ...{ store, clock, integrations, log: silentLog, node: 'test', boundary: noBoundary, heartbeatUrl: null },
    transport: { send: async () => ({ kind: 'response', status: 200, headers: {}, body: '' }), close: async () => {} },
    secret: 'a secret of thirty-two characters',
    publicUrl: () => 'http://127.0.0.1',
    base: basePolicy,
  });
  await engine.start();
  const handler = intakeHandler({
    engine: { accept: accept ?? ((entry) => engine.accept(entry)) },
    store,
    clock,
    log: silentLog,
    authenticate,
    version: '1.2.3',
  });
  const server = createServer((request, response) => {
    if (!handler(request, response)) response.writeHead(404).end('not ours');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    engine,
    store,
    async send(method, path, body, headers = {}) {
      const init: RequestInit = { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers } };
      if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(url + path, init);
      return { status: response.status, text: await response.text() };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
