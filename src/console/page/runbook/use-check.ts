import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';

/** What a text would be understood as, a moment after the last keystroke; nothing is saved. */
export function useCheck(text: string) {
  const [settled] = useDebouncedValue(text, 300);
  return useQuery({
    queryKey: ['check', settled],
    queryFn: ({ signal }) => client.checkRunbook({ body: { text: settled } }, { signal }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
  });
}
