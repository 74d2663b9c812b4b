import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import type { RunbookSummary } from '../../api/view.ts';

/** What a text would do otherwise than the saved one, a moment after the last keystroke. `changed`: there is something to compare. */
export function useUnsavedChanges(runbook: RunbookSummary, saved: string, text: string) {
  const [settled] = useDebouncedValue(text, 300);
  const changed = settled !== saved && settled.trim() !== '';
  const query = useQuery({
    queryKey: ['unsaved-changes', runbook.hash, settled],
    queryFn: async ({ signal }) => ({
      ...(await client.compareText({ params: { id: runbook.id }, body: { text: settled } }, { signal })),
      of: settled,
    }),
    enabled: changed,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
  });
  return { changed, query };
}
