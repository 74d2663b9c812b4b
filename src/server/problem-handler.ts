import type { FastifyInstance } from 'fastify';
import { type ProblemCode, problems } from '../contract/error-codes.ts';
import { type Log, reasonOf } from '../engine/log.ts';
import { problemOf } from './problem.ts';

/** Answers every error as problem details, and tells at `/problems/<code>` what a code means. */
export function addProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    // The route's pattern, not its address: a token may be part of that.
    if (problem.status >= 500)
      log.error({ method: request.method, route: request.routeOptions.url, reason: whole(error) }, 'a request failed');
    if (problem.status === 503) reply.header('retry-after', '5');
    return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
  });
  app.get<{ Params: { code: string } }>('/problems/:code', { schema: { hide: true } }, async ({ params }, reply) => {
    const known = Object.hasOwn(problems, params.code) ? problems[params.code as ProblemCode] : null;
    if (known === null) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send(`${known.title} (${known.status}, ${params.code})\n`);
  });
}

/** What the log needs to find the mistake: the reason, its cause, and where it happened. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `; ${reasonOf(error.cause)}`;
  return `${reasonOf(error)}${cause} ${(error.stack ?? '').split('\n').slice(1, 4).join(' ')}`;
}
