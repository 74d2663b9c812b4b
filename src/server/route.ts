import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Api, api } from '../contract/api.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Caller } from './permission.ts';
import { problemDetails } from './problem.ts';

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type Parts<E> = E extends Endpoint<infer P, infer Q, infer B, infer _R> ? { params: Out<P>; query: Out<Q>; body: Out<B> } : never;
type Answer<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? Out<R> : never;

/** Who calls, and for the few handlers that set cookies the exchange itself. */
export type Call = { caller: Caller | null; request: FastifyRequest; reply: FastifyReply };
/** One function for each entry of the contract; the schemas have read its parts and will check its answer. */
export type Handlers = { [Name in keyof Api]: (parts: Parts<Api[Name]>, call: Call) => Promise<Answer<Api[Name]>> };

const MEBIBYTE = 1024 * 1024;
/** A runbook of 10 million characters is refused by its own limit, with words; only what is far beyond is cut off here. */
const bodyLimits: Record<string, number> = { runbooks: 24 * MEBIBYTE, configuration: 8 * MEBIBYTE };

/** Makes a route of every entry of the contract. `app` is mounted at `/api/v1`. */
export function addRoutes(app: FastifyInstance, handlers: Handlers): void {
  for (const [name, definition] of Object.entries(api) as [keyof Api, Endpoint][]) {
    const handle = handlers[name] as (parts: unknown, call: Call) => Promise<unknown>;
    app.route({
      method: definition.method,
      url: definition.path,
      bodyLimit: bodyLimits[definition.tag] ?? MEBIBYTE,
      schema: schemaOf(name, definition),
      config: { endpoint: definition, ...(name === 'setUp' ? { rateLimit: { max: 20, timeWindow: '1 minute' } } : {}) },
      handler: async (request, reply) => {
        const parts = { params: request.params, query: request.query, body: request.body };
        return handle(parts, { caller: request.caller, request, reply });
      },
    });
  }
}

const changeHeaders = z.looseObject({
  'idempotency-key': z.string().max(200).optional().describe('1 to 200 visible characters; sent again, it gets the same answer again'),
});
const PROBLEM = { description: 'What went wrong (RFC 9457)', content: { 'application/problem+json': { schema: problemDetails } } };

function schemaOf(name: string, definition: Endpoint) {
  return {
    operationId: name,
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.permission === 'public' ? { security: [] } : {}),
    ...(definition.params ? { params: definition.params } : {}),
    ...(definition.query ? { querystring: definition.query } : {}),
    ...(definition.body ? { body: definition.body } : {}),
    ...(definition.method === 'GET' ? {} : { headers: changeHeaders }),
    response: { 200: definition.response, default: PROBLEM },
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}
