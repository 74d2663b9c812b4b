import { QueryClient } from '@tanstack/react-query';
import { ApiError, Unreachable } from '../../contract/client.ts';

/**
 * The stream says when something changed, so nothing polls. A network that is gone fails at once and what was known stays on the screen;
 * what the API refused is not asked again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError) && !(error instanceof Unreachable),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
