import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { configuration } from '../../contract/configuration.ts';
import { client } from './client.ts';
import { tell } from './notice.ts';
import { configurationQuery } from './query.ts';

/** Changes parts of the configuration; refused when somebody else changed it since we read it. */
export function useApply() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (parts: z.input<typeof configuration>) => {
      const version = cache.getQueryData(configurationQuery.queryKey)?.version;
      return client.applyConfiguration({ body: { configuration: parts, ...(version ? { ifVersion: version } : {}) } });
    },
    onError: (error) => tell('Not saved', error.message),
    onSettled: () =>
      Promise.all(['configuration', 'channels', 'runbooks', 'runbook'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}
