import type { FastifyInstance } from 'fastify';
import type { Accounts } from './account/accounts.ts';
import { isOwnOrigin } from './origin.ts';
import { can } from './permission.ts';
import { ProblemError } from './problem.ts';

/** Finds out who calls, refuses changes that a strange page sent, and asks the route's permission. */
export function addAuthentication(app: FastifyInstance, accounts: Accounts, publicUrl: string | undefined): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const endpoint = request.routeOptions.config.endpoint;
    const { origin, host } = request.headers;
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !isOwnOrigin(origin, host, publicUrl)) {
      throw new ProblemError(
        'not-permitted',
        `A page of ${origin} may not change anything here. Is MUSTER_URL the address that you opened?`,
      );
    }
    request.caller = await accounts.callerOf(request.headers);
    if (endpoint === undefined || can(request.caller, endpoint.permission)) return;
    if (request.caller === null) throw new ProblemError('not-signed-in', 'Sign in, or send an API key.');
    throw new ProblemError('not-permitted', 'Only an administrator may do this.');
  });
}
