import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '../account/accounts.ts';
import { can } from '../permission.ts';
import { ProblemError } from '../problem.ts';
import { openConnection } from './connection.ts';
import type { Stream } from './stream.ts';

const query = z.object({ after: z.coerce.number().int().min(0).optional().describe('a position; `Last-Event-ID` wins over it') });

/** `GET /stream`: server-sent events, each with its position as id. */
export function addStreamRoute(app: FastifyInstance, stream: Stream, accounts: Accounts): void {
  app.get(
    '/stream',
    { schema: { tags: ['system'], summary: 'Everything that happens, live (server-sent events)', querystring: query } },
    async (request, reply) => {
      if (!can(request.caller, 'read')) throw new ProblemError('not-signed-in', 'Sign in, or send an API key.');
      const after = positionOf(request.headers['last-event-id']) ?? (request.query as z.output<typeof query>).after ?? null;
      const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
      reply.hijack();
      const connection = openConnection(reply.raw, headers);
      const allowed = async () => can(await accounts.callerOf(request.headers), 'read');
      await stream.join(connection, after, allowed).catch(() => connection.end());
    },
  );
}

function positionOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
