import type { FastifyInstance } from 'fastify';
import { SECOND } from '../core/time/instant.ts';
import type { Clock } from '../engine/clock.ts';
import type { Engine } from '../engine/engine.ts';
import type { Store } from '../engine/store.ts';

/** The audit runs every 30 seconds; three that are missing mean that nobody watches over open incidents. */
const AUDIT_KEEP = 90 * SECOND;
const STORE_WAIT = 2 * SECOND;

/** `/health/live`: the process answers. `/health/ready`: the store does, and the audit has looked recently. */
export function addHealth(app: FastifyInstance, { engine, store, clock }: { engine: Engine; store: Store; clock: Clock }): void {
  const started = clock.now();
  app.get('/health/live', { schema: { hide: true } }, async () => ({ status: 'live' }));
  app.get('/health/ready', { schema: { hide: true } }, async (_, reply) => {
    const [storeAnswers, problems] = [await answers(store, clock), engine.audit().problems.length];
    const auditRecent = clock.now() - (engine.audit().at ?? started) <= AUDIT_KEEP;
    const ready = storeAnswers && auditRecent;
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', store: storeAnswers, auditRecent, auditProblems: problems });
  });
}

async function answers(store: Store, clock: Clock): Promise<boolean> {
  const asked = store.lastPosition().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, clock.realTime.sleep(STORE_WAIT).then(() => false)]);
}
