import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { OutboundRequest, OutboundResponse } from '../engine/transport.ts';
import { guardedLookup, RefusedAddress, type Resolve, refusalOf } from './guarded-lookup.ts';

type HttpRequest = Extract<OutboundRequest, { kind: 'http' }>;

/** An answer is read for its status and the reason in its text; the rest of a longer one is thrown away. */
const LONGEST_ANSWER = 64 * 1024;

export type HttpOptions = { allowPrivate: boolean; resolve?: Resolve; maxSockets?: number };

/** Sends HTTP requests over kept connections. Never follows a redirect: a 3xx is an answer like any other. */
export function createHttpSender({ allowPrivate, resolve, maxSockets = 64 }: HttpOptions) {
  const lookup = guardedLookup(allowPrivate, resolve);
  const agentOptions = { keepAlive: true, maxSockets, maxFreeSockets: 16, scheduling: 'lifo' as const };
  const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) };

  async function send(request: HttpRequest): Promise<OutboundResponse> {
    const url = URL.parse(request.url);
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
      return rejected(`"${request.url.slice(0, 200)}" is not an http or https address`);
    }
    if (url.username !== '' || url.password !== '') return rejected('an address with a user and password in it is not called');
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    const refusal = isIP(literal) === 0 ? null : refusalOf(literal, allowPrivate);
    if (refusal !== null) return { kind: 'failed', reason: 'refused-address', detail: refusal };
    const deadline = AbortSignal.timeout(request.timeout);
    const first = await exchange(url, request, deadline);
    return first === 'stale' ? asResponse(await exchange(url, request, deadline)) : first;
  }

  /** `stale`: a kept connection that the other side had already closed; nothing was answered, so it is worth one more. */
  function exchange(url: URL, request: HttpRequest, signal: AbortSignal): Promise<OutboundResponse | 'stale'> {
    return new Promise((settle) => {
      const client = url.protocol === 'https:' ? https : http;
      const agent = agents[url.protocol as 'http:' | 'https:'];
      const options = { method: request.method, headers: headersOf(request), agent, lookup, signal };
      let call: http.ClientRequest;
      try {
        call = client.request(url, options);
      } catch (error) {
        settle(rejected(`the request cannot be written: ${(error as Error).message}`));
        return;
      }
      call.on('error', (error) => settle(isStale(error, call) ? 'stale' : failure(error, signal, request)));
      call.on('response', (response) => readAnswer(response, settle, (error) => settle(failure(error, signal, request))));
      call.end(request.body);
    });
  }

  function close(): void {
    for (const agent of Object.values(agents)) agent.destroy();
  }

  return { send, close };
}

function asResponse(outcome: OutboundResponse | 'stale'): OutboundResponse {
  return outcome === 'stale' ? { kind: 'failed', reason: 'connection', detail: 'the other side closed the connection' } : outcome;
}

function headersOf(request: HttpRequest): Record<string, string | number> {
  return { 'user-agent': 'Muster', ...request.headers, 'content-length': Buffer.byteLength(request.body) };
}

function readAnswer(response: http.IncomingMessage, settle: (outcome: OutboundResponse) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    const body = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, LONGEST_ANSWER));
    settle({ kind: 'response', status: response.statusCode ?? 0, headers, body });
  };
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < LONGEST_ANSWER) return;
    finish();
    response.destroy();
  });
  response.on('end', finish);
  response.on('error', fail);
}

function isStale(error: NodeJS.ErrnoException, call: http.ClientRequest): boolean {
  return call.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function failure(error: NodeJS.ErrnoException, signal: AbortSignal, request: HttpRequest): OutboundResponse {
  const refused = refusalIn(error);
  if (refused !== null) return { kind: 'failed', reason: 'refused-address', detail: refused.message };
  if (signal.aborted) return { kind: 'failed', reason: 'timeout', detail: `no answer within ${request.timeout / 1_000} s` };
  return { kind: 'failed', reason: 'connection', detail: error.message === '' ? (error.code ?? 'connection failed') : error.message };
}

function refusalIn(error: unknown): RefusedAddress | null {
  if (error instanceof RefusedAddress) return error;
  return error instanceof AggregateError ? (error.errors.map(refusalIn).find((inner) => inner !== null) ?? null) : null;
}

function rejected(detail: string): OutboundResponse {
  return { kind: 'failed', reason: 'rejected', detail };
}
