import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { configuration } from '../../contract/configuration.ts';
import { client } from './client.ts';
import { configurationQuery } from './query.ts';

/** Changes parts of the configuration; refused when somebody else changed it since we read it. */
export function useApply() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (parts: z.input<typeof configuration>) => {
      const version = cache.getQueryData(configurationQuery.queryKey)?.version;
      return client.applyConfiguration({ body: { configuration: parts, ...(version ? { ifVersion: version } : {}) } });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not saved', message: error.message, autoClose: 8_000 }),
    onSettled: () =>
      Promise.all(['configuration', 'channels', 'runbooks', 'runbook'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}
