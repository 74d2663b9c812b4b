import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from './account/accounts.ts';
import { isOwnOrigin } from './origin.ts';
import { ProblemError } from './problem.ts';

const SIGN_INS_A_MINUTE = 10;
const REQUESTS_A_MINUTE = 300;
/** What of better-auth's own API is open. Signing up, making keys and changing addresses is not among it. */
const open: { method: 'GET' | 'POST'; path: string; limited: boolean }[] = [
  { method: 'POST', path: '/sign-in/email', limited: true },
  { method: 'POST', path: '/sign-out', limited: false },
  { method: 'GET', path: '/get-session', limited: false },
  { method: 'POST', path: '/change-password', limited: true },
];

/** Mounts sessions at `/api/auth`. */
export function addAuthRoutes(app: FastifyInstance, accounts: Accounts, publicUrl: string | undefined): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const { origin, host } = request.headers;
    if (request.method !== 'GET' && !isOwnOrigin(origin, host, publicUrl)) {
      throw new ProblemError('not-permitted', `A page of ${origin} may not sign anybody in here.`);
    }
    return passOn(await accounts.handle(toWebRequest(request, publicUrl)), reply);
  };
  for (const { method, path, limited } of open) {
    const max = limited ? SIGN_INS_A_MINUTE : REQUESTS_A_MINUTE;
    const config = { rateLimit: { max, timeWindow: '1 minute' } };
    app.route({ method, url: `/api/auth${path}`, schema: { hide: true }, config, bodyLimit: 16_384, handler });
  }
}

function toWebRequest(request: FastifyRequest, publicUrl: string | undefined): Request {
  const url = new URL(request.url, publicUrl ?? `http://${request.headers.host ?? 'localhost'}`);
  const headers = fromNodeHeaders(request.headers);
  headers.delete('content-length');
  const body = request.method === 'GET' || request.body === undefined ? null : JSON.stringify(request.body ?? {});
  return new Request(url, { method: request.method, headers, body });
}

async function passOn(answer: Response, reply: FastifyReply) {
  reply.code(answer.status);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply
    .type('application/json')
    .header('cache-control', 'no-store')
    .send(await answer.text());
}
