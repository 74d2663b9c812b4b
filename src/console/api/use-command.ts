import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Unreachable } from '../../contract/client.ts';
import type { PersonCommand } from '../../contract/incident.ts';
import { client } from './client.ts';
import { foresee } from './foresee.ts';
import { tell } from './notice.ts';
import { incidentQuery } from './query.ts';

/**
 * Does one thing to an incident. What is safe to foresee shows at once and is taken back when the server says no. A lost answer is asked
 * for again under the same idempotency key, so it is done once.
 */
export function useCommand(id: string) {
  const cache = useQueryClient();
  const { queryKey } = incidentQuery(id);
  return useMutation({
    mutationFn: (command: PersonCommand) => send(id, command, crypto.randomUUID()),
    onMutate: async (command) => {
      await cache.cancelQueries({ queryKey });
      const before = cache.getQueryData(queryKey);
      if (before) cache.setQueryData(queryKey, foresee(before, command));
      return { before };
    },
    onSuccess: (view) => cache.setQueryData(queryKey, view),
    onError: (error, _command, context) => {
      if (context?.before) cache.setQueryData(queryKey, context.before);
      tell('Not done', error.message);
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey });
      void cache.invalidateQueries({ queryKey: ['timeline', id] });
      void cache.invalidateQueries({ queryKey: ['incidents'] });
    },
  });
}

async function send(id: string, body: PersonCommand, idempotencyKey: string) {
  const call = () => client.command({ params: { id }, body }, { idempotencyKey });
  return call().catch((error: unknown) => {
    if (error instanceof Unreachable) return call();
    throw error;
  });
}
