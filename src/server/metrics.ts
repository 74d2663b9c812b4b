import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../engine/clock.ts';
import type { Engine } from '../engine/engine.ts';
import type { Store, StoredEvent } from '../engine/store.ts';
import type { Stream } from './stream/stream.ts';

const MOST_OPEN = 10_000;
const MOST_REMEMBERED = 50_000;

export type Metrics = { intake: (status: number) => void; close: () => void };

/** `/metrics` for Prometheus: what came in, what went out and how late, what is open, and what the audit found. */
export function addMetrics(app: FastifyInstance, parts: { engine: Engine; store: Store; clock: Clock; stream: Stream }): Metrics {
  const { engine, store, clock, stream } = parts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const intake = new Counter({ name: 'muster_intake_requests_total', help: 'Requests of monitors', labelNames: ['status'], registers });
  const messages = new Counter({
    name: 'muster_messages_total',
    help: 'Messages to people',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const delay = new Histogram({
    name: 'muster_message_delay_seconds',
    help: 'From the decision to tell somebody until the provider took the message',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
    registers,
  });
  gauge(
    'muster_open_incidents',
    'Incidents in triage or active',
    async () => (await store.incidents({ lifecycle: ['triage', 'active'], limit: MOST_OPEN })).length,
  );
  gauge(
    'muster_unacknowledged_incidents',
    'Open incidents that nobody has acknowledged',
    async () => (await store.unacknowledged()).length,
  );
  gauge('muster_audit_problems', 'Open incidents that could fall silent', async () => engine.audit().problems.length);
  gauge('muster_audit_age_seconds', 'Since the audit last looked', async () => (clock.now() - (engine.audit().at ?? clock.now())) / 1_000);
  gauge('muster_inbox_rows', 'Requests on disk that are not folded yet', async () => (await store.nextWork()).inbox);
  gauge('muster_stream_readers', 'Open live streams', async () => stream.readers());

  function gauge(name: string, help: string, value: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  }

  const requested = new Map<string, number>();
  function count({ event, at }: StoredEvent): void {
    if (event.type === 'NotificationRequested') {
      if (requested.size >= MOST_REMEMBERED) requested.clear();
      requested.set(event.notification.id, at);
    }
    if (event.type !== 'NotificationSent' && event.type !== 'NotificationFailed') return;
    messages.inc({ channel: event.channel, outcome: event.type === 'NotificationSent' ? 'sent' : 'failed' });
    const since = requested.get(event.notification);
    if (event.type !== 'NotificationSent' || since === undefined) return;
    delay.observe((at - since) / 1_000);
    requested.delete(event.notification);
  }
  const unsubscribe = engine.subscribe((events) => events.forEach(count));

  app.get('/metrics', { schema: { hide: true } }, async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { intake: (status) => intake.inc({ status: String(status) }), close: unsubscribe };
}
