import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One entry of the HTTP API. `path` is a Fastify path below `/api/v1`. `permission` is asked of server/permission.ts;
 * `public` needs no account. Requests that change something take an `Idempotency-Key` header.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> = {
  method: Method;
  path: string;
  summary: string;
  tag: string;
  permission: 'public' | 'read' | 'respond' | 'configure' | 'administer';
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
};

/** Keeps the exact schema types of an endpoint, for the server's handlers and the client's calls. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return definition;
}
