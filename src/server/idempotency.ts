import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../engine/clock.ts';
import type { Log } from '../engine/log.ts';
import { reasonOf } from '../engine/log.ts';
import type { IdempotencyRow, Store } from '../engine/store.ts';
import { ProblemError } from './problem.ts';

type Exchange = { key: string; fingerprint: string; finished: () => void };
const MOST_KEPT_IN_MEMORY = 1_000;

/**
 * A change that is sent again with its `Idempotency-Key` gets the first answer again; the same key for something else is a mistake.
 * Answers that hold a secret (a new key, a password in the request) are remembered in memory only.
 */
export function addIdempotency(app: FastifyInstance, { store, clock, log }: { store: Store; clock: Clock; log: Log }): void {
  const running = new Map<string, Promise<void>>();
  const inMemory = new Map<string, IdempotencyRow>();
  const exchanges = new WeakMap<FastifyRequest, Exchange>();

  app.addHook('preHandler', async (request, reply) => {
    const given = request.headers['idempotency-key'];
    if (request.method === 'GET' || request.method === 'HEAD' || given === undefined) return;
    // What only asks (a check, a proof of a text) may be asked twice: its answer is large, and not worth a write.
    if (request.routeOptions.config.endpoint?.permission === 'read') return;
    if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) {
      throw new ProblemError('invalid-request', 'An Idempotency-Key is 1 to 200 visible characters, such as a UUID.');
    }
    const key = `${request.caller?.accountId ?? 'public'} ${given}`;
    const fingerprint = fingerprintOf(request);
    // Two requests with one key at the same time: the second waits and gets the first one's answer.
    while (running.has(key)) await running.get(key);
    const known = inMemory.get(key) ?? (await store.idempotent(key));
    if (known !== null) return answerAgain(reply, known, fingerprint);
    const { promise, resolve } = Promise.withResolvers<void>();
    running.set(key, promise);
    const finished = () => {
      running.delete(key);
      resolve();
    };
    exchanges.set(request, { key, fingerprint, finished });
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const exchange = exchanges.get(request);
    if (exchange === undefined || reply.statusCode >= 500 || reply.statusCode === 429 || typeof payload !== 'string') return payload;
    const row = { key: exchange.key, fingerprint: exchange.fingerprint, status: reply.statusCode, body: payload, createdAt: clock.now() };
    if (request.routeOptions.config.endpoint?.tag === 'accounts') remember(inMemory, row);
    else
      await store
        .transact((tx) => tx.saveIdempotent(row))
        .catch((error) => log.warn({ reason: reasonOf(error) }, 'an answer was not kept'));
    return payload;
  });

  const finish = async (request: FastifyRequest) => exchanges.get(request)?.finished();
  app.addHook('onResponse', finish);
  app.addHook('onRequestAbort', finish);
}

function answerAgain(reply: FastifyReply, known: IdempotencyRow, fingerprint: string) {
  if (known.fingerprint !== fingerprint) {
    throw new ProblemError('idempotency-mismatch', 'Use a new Idempotency-Key for a new request.');
  }
  const type = known.status < 400 ? 'application/json' : 'application/problem+json';
  return reply.code(known.status).header('idempotency-replayed', 'true').type(type).serializer(String).send(known.body);
}

function fingerprintOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex');
}

function remember(rows: Map<string, IdempotencyRow>, row: IdempotencyRow): void {
  const oldest = rows.keys().next();
  if (rows.size >= MOST_KEPT_IN_MEMORY && !oldest.done) rows.delete(oldest.value);
  rows.set(row.key, row);
}
