import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { configuration } from '../../contract/configuration.ts';
import { client } from './client.ts';
import { tell } from './notice.ts';
import { configurationQuery } from './query.ts';
import type { Configuration } from './view.ts';

const mutationKey = ['configuration'];

/**
 * Changes parts of the configuration: shown at once, sent one after another, taken back and told when refused. It is refused when somebody
 * else changed the configuration since we read it.
 */
export function useApply() {
  const cache = useQueryClient();
  const { queryKey } = configurationQuery;
  return useMutation({
    mutationKey,
    scope: { id: 'configuration' },
    mutationFn: async (parts: z.input<typeof configuration>) => {
      const version = cache.getQueryData(queryKey)?.version;
      return client.applyConfiguration({ body: { configuration: parts, ...(version ? { ifVersion: version } : {}) } });
    },
    onMutate: (parts) => {
      void cache.cancelQueries({ queryKey });
      const before = cache.getQueryData(queryKey);
      if (before) cache.setQueryData(queryKey, { ...before, configuration: { ...before.configuration, ...(parts as Configuration) } });
      return { before };
    },
    onSuccess: ({ version }) => cache.setQueryData(queryKey, (known) => known && { ...known, version }),
    onError: (error, _parts, context) => {
      if (context?.before) cache.setQueryData(queryKey, context.before);
      tell('Not saved', error.message);
    },
    onSettled: async () => {
      // What the next one in the row has changed already must not be read away.
      if (cache.isMutating({ mutationKey }) > 1) return;
      await Promise.all(['configuration', 'channels', 'runbooks', 'runbook'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    },
  });
}
