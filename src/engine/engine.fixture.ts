import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandClock, type HandClock } from '../../test/hand-clock.ts';
import type { AlertSignal } from '../core/alert/alert.ts';
import { NEVER_ENDS } from '../core/alert/fold-signals.ts';
import type { Directory, Person } from '../core/oncall/directory.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { fromIso, type Instant } from '../core/time/instant.ts';
import { integrations } from '../integration/index.ts';
import { createSqliteStore, type SqliteOptions } from '../store/sqlite/store.ts';
import { type Boundary, noBoundary } from './boundary.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Log } from './log.ts';
import { LADDER_POLICY, SILENT_POLICY } from './policy.fixture.ts';
import type { IncidentRow, Settings, Store } from './store.ts';
import type { OutboundRequest, OutboundResponse, Transport } from './transport.ts';

export const START: Instant = fromIso('2026-11-21T03:00:00Z');

export const ADA = person('ada', 'Ada');
export const BEN = person('ben', 'Ben');
export const CEO = person('cleo', 'Cleo');

/** Somebody with two ways to be reached, ntfy first. */
export function person(id: string, name: string, channels = ['ntfy', 'webhook']): Person {
  const contacts = channels.map((channel) => ({
    id: channel,
    channel,
    address: channel === 'ntfy' ? `topic-${id}` : `https://hooks.example.org/${id}`,
  }));
  return { id, name, email: null, zone: 'UTC', contacts };
}

export const DIRECTORY: Directory = {
  people: [ADA, BEN, CEO],
  groups: [],
  bindings: [
    { role: 'On-call engineer', people: ['ada'], groups: [] },
    { role: 'Engineering manager', people: ['ben'], groups: [] },
    { role: 'CTO', people: ['cleo'], groups: [] },
  ],
  catchAll: ['cleo'],
};

/** What a message was when it left: who, by what, with which key. */
export type Sent = { to: string; channel: string; key: string | undefined; request: OutboundRequest };

export type Answer = (sent: Sent) => OutboundResponse | Promise<OutboundResponse>;
export const TAKEN: OutboundResponse = { kind: 'response', status: 200, headers: {}, body: '' };

export type TestEngine = {
  engine: Engine;
  store: Store;
  clock: HandClock;
  sent: Sent[];
  terminal: string[];
  errors: string[];
  /** How providers answer from now on. */
  answer: (answer: Answer) => void;
  /** Takes signals in and lets all work that is due be done. */
  alert: (...signals: AlertSignal[]) => Promise<void>;
  incidents: () => Promise<IncidentRow[]>;
  incident: () => Promise<IncidentRow>;
  /** The recipients of what was sent, in order. */
  told: () => string[];
  stop: () => Promise<void>;
  /** A second engine on the same store, as after a restart. */
  restart: () => Promise<void>;
};

export type TestEngineOptions = {
  policy?: CompiledPolicy;
  directory?: Directory;
  settings?: Partial<Settings>;
  sqlite?: Partial<SqliteOptions>;
  boundary?: Boundary;
  store?: (store: Store) => Store;
};

/** The real engine on a real SQLite file, a clock that is cranked by hand, and providers that answer as they are told. */
export async function startEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const { policy = LADDER_POLICY, directory = DIRECTORY, boundary = noBoundary } = options;
  const folder = mkdtempSync(join(tmpdir(), 'muster-engine-'));
  const sqlite = createSqliteStore({ path: join(folder, 'muster.db'), ...options.sqlite });
  await sqlite.migrate();
  const store = options.store?.(sqlite) ?? sqlite;
  const sent: Sent[] = [];
  const terminal: string[] = [];
  const errors: string[] = [];
  let answer: Answer = () => TAKEN;
  const transport: Transport = {
    async send(request) {
      if (request.kind === 'terminal') {
        terminal.push(...request.lines);
        return TAKEN;
      }
      const one = describe(request);
      sent.push(one);
      return answer(one);
    },
    async close() {},
  };
  await sqlite.transact(async (tx) => {
    await tx.saveRunbook(
      { id: 'runbook', name: 'Our runbook', hash: policy.hash, updatedAt: START },
      { hash: policy.hash, runbookId: 'runbook', text: '# Our runbook', policy, createdAt: START },
    );
    const channels = {
      ntfy: { server: 'https://ntfy.example.org' },
      webhook: { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
    };
    await tx.saveSettings({ directory, channels, defaultRunbook: 'runbook', ...options.settings });
  });
  const clock = createHandClock(START, () => muster.engine.idle());
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: (_fields, message) => errors.push(message) };
  const parts: EngineParts = {
    store,
    transport,
    clock,
    integrations,
    log,
    node: 'embedded',
    secret: 'a secret of thirty-two characters',
    publicUrl: () => 'https://muster.example.org',
    heartbeatUrl: null,
    boundary,
    base: async () => SILENT_POLICY,
  };
  const muster: TestEngine = {
    engine: createEngine(parts),
    store,
    clock,
    sent,
    terminal,
    errors,
    answer: (next) => {
      answer = next;
    },
    async alert(...signals) {
      await muster.engine.accept({ receivedAt: clock.now(), source: 'generic', signals });
      await muster.engine.idle();
    },
    incidents: () => store.incidents({ limit: 500 }),
    async incident() {
      const [newest] = await muster.incidents();
      if (newest === undefined) throw new Error('There is no incident.');
      return newest;
    },
    told: () => sent.map((one) => one.to),
    async restart() {
      await muster.engine.stop();
      muster.engine = createEngine(parts);
      await muster.engine.start();
      await muster.engine.idle();
    },
    async stop() {
      await muster.engine.stop();
      await sqlite.close();
      rmSync(folder, { recursive: true });
    },
  };
  await muster.engine.start();
  await muster.engine.idle();
  return muster;
}

function describe(request: Exclude<OutboundRequest, { kind: 'terminal' }>): Sent {
  if (request.kind === 'smtp') return { to: request.mail.to, channel: 'smtp', key: request.mail.messageId, request };
  const hook = request.url.startsWith('https://hooks.example.org/');
  const to = hook ? (request.url.split('/').at(-1) as string) : /topic-(\w+)/.exec(request.url + request.body)?.[1];
  return {
    to: to ?? request.url,
    channel: hook ? 'webhook' : 'ntfy',
    key: request.headers['webhook-id'] ?? request.headers['x-muster-id'],
    request,
  };
}

export function firing(
  labels: Record<string, string> = { alertname: 'CheckoutDown' },
  annotations: Record<string, string> = {},
): AlertSignal {
  return { source: 'generic', dedupeKey: null, status: 'firing', labels, annotations, startsAt: null, endsAt: NEVER_ENDS, link: null };
}

export function over(labels: Record<string, string> = { alertname: 'CheckoutDown' }): AlertSignal {
  return { ...firing(labels), status: 'resolved', endsAt: null };
}
