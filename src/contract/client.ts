import type { z } from 'zod';
import { type Api, api } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import type { Problem } from './error-codes.ts';

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type Parts<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? (In<P> extends undefined ? object : { params: In<P> }) &
        (In<Q> extends undefined ? object : { query?: In<Q> }) &
        (In<B> extends undefined ? object : { body: In<B> })
    : never;
type Call<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? (parts: Parts<E>, options?: CallOptions) => Promise<Out<R>> : never;

export type CallOptions = { idempotencyKey?: string; signal?: AbortSignal };
export type Client = { [Name in keyof Api]: Call<Api[Name]> };

/** The API said no; `problem` says why and what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

/** Nothing answered at the address. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Calls of the API as functions: `client.incident({ params: { id: '42' } })`. `baseUrl` has no slash at its end.
 * Throws ApiError for a problem and Unreachable when nobody answers. Changes get an idempotency key of their own.
 */
export function createClient(options: { baseUrl: string; headers?: Record<string, string>; fetch?: typeof fetch }): Client {
  const calls = Object.entries(api).map(([name, definition]) => [
    name,
    (parts: unknown, call?: CallOptions) => request(options, definition as Endpoint, parts as AnyParts, call),
  ]);
  return Object.fromEntries(calls) as Client;
}

/** A name for one change, 128 random bits in hex. Browsers keep `randomUUID` from pages that came over plain HTTP, as on a team's own network. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type AnyParts = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

async function request(
  options: { baseUrl: string; headers?: Record<string, string>; fetch?: typeof fetch },
  definition: Endpoint,
  parts: AnyParts = {},
  call: CallOptions = {},
): Promise<unknown> {
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parts.params?.[name] ?? ''));
  const query = Object.entries(parts.query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = query.length ? `?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}` : '';
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (definition.method !== 'GET') headers['idempotency-key'] = call.idempotencyKey ?? freshKey();
  if (parts.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method: definition.method, headers, credentials: 'same-origin' };
  if (parts.body !== undefined) init.body = JSON.stringify(parts.body);
  if (call.signal) init.signal = call.signal;
  const url = `${options.baseUrl}/api/v1${path}${search}`;
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(url, init);
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new Unreachable(options.baseUrl === '' ? 'Muster does not answer.' : `Nothing answers at ${options.baseUrl}.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new ApiError(isProblem(answer) ? answer : unreadable(response.status));
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer;
}

function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    code: 'internal',
    status,
    title: `The server answered ${status}`,
    detail: 'The answer could not be read. Is this the address of Muster?',
  };
}
