import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { freshKey, Unreachable } from '../../contract/client.ts';
import type { PersonCommand } from '../../contract/incident.ts';
import { client } from './client.ts';
import { tell } from './notice.ts';
import { press, usePressed } from './pressed.ts';
import { incidentQuery } from './query.ts';
import type { IncidentSummary, IncidentView } from './view.ts';

/** Does one thing to an incident; the answer says whether it was done. What was refused has been told by then. */
export type Run = (command: PersonCommand) => Promise<boolean>;

/**
 * `pressed` is what the server has not answered yet: it is shown at once and gone with the answer, so that a refusal takes back nothing
 * else. A lost answer is asked for again under the same idempotency key, so it is done once.
 */
export function useCommand(id: string): { run: Run; pressed: PersonCommand[] } {
  const cache = useQueryClient();
  const pressed = usePressed(id);
  const run = useCallback<Run>(
    async (command) => {
      const answered = press(id, command);
      try {
        keep(cache, id, await send(id, command));
        return true;
      } catch (error) {
        tell('Not done', error instanceof Error ? error.message : String(error));
        return false;
      } finally {
        answered();
        for (const queryKey of [incidentQuery(id).queryKey, ['timeline', id], ['incidents']]) void cache.invalidateQueries({ queryKey });
      }
    },
    [cache, id],
  );
  return { run, pressed };
}

/** Of two answers that pass each other on the way, the newer one is kept. */
function keep(cache: QueryClient, id: string, view: IncidentView): void {
  cache.setQueryData(incidentQuery(id).queryKey, (known) => (known && known.version > view.version ? known : view));
  cache.setQueriesData<{ items: IncidentSummary[] }>({ queryKey: ['incidents'] }, (list) =>
    list ? { ...list, items: list.items.map((one) => (one.id === view.id ? view : one)) } : list,
  );
}

async function send(id: string, body: PersonCommand): Promise<IncidentView> {
  const idempotencyKey = freshKey();
  const call = () => client.command({ params: { id }, body }, { idempotencyKey });
  return call().catch((error: unknown) => {
    if (error instanceof Unreachable) return call();
    throw error;
  });
}
