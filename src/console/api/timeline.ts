import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';
import type { TimelineEntry } from './view.ts';

/** The timeline only grows: a refetch asks for what came after the last version that we have. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['timeline', id],
    queryFn: async ({ client: cache, queryKey, signal }): Promise<TimelineEntry[]> => {
      const known = cache.getQueryData<TimelineEntry[]>(queryKey) ?? [];
      const fresh: TimelineEntry[] = [];
      let after: number | null = newest(known);
      while (after !== null) {
        const page: { items: TimelineEntry[]; nextAfter: number | null } = await client.timeline(
          { params: { id }, query: { after, limit: 5_000 } },
          { signal },
        );
        fresh.push(...page.items);
        after = page.nextAfter;
      }
      return fresh.length > 0 ? [...known, ...fresh] : known;
    },
  });

/** Entries come in the order of what they tell; a note of earlier stands before its own version. */
function newest(entries: TimelineEntry[]): number {
  return entries.reduce((highest, entry) => Math.max(highest, entry.version), 0);
}
