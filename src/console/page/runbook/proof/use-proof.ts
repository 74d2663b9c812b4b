import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../../contract/client.ts';
import { client } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import type { Proof } from '../../../api/view.ts';

const HOUR = 3_600_000;
const TEN_MINUTES = 600_000;
const MOST_WAITS = 15;
const WAIT_MS = 2_000;

export type ProofRun = {
  proof: Proof | undefined;
  state: 'running' | 'waiting' | 'failed' | 'stopped' | 'done';
  error: Error | null;
  start: () => void;
  stop: () => void;
};

export const usualDays = 90;
type Asked = { id: string; hash: string; days: number; text?: string; enabled?: boolean };

/**
 * The verdict on a revision, or on a `text` in its place, by the people, channels and working days as they are set; made again when those
 * change. While another proof keeps the server busy it waits, for half a minute. Two verdicts within an hour begin at the same instant.
 */
export function useProof({ id, hash, days, text, enabled = true }: Asked): ProofRun {
  const cache = useQueryClient();
  const from = Math.floor(serverNow() / HOUR) * HOUR;
  const queryKey = ['runbook', id, 'proof', hash, days, from, text ?? null];
  const query = useQuery<Proof>({
    queryKey,
    queryFn: ({ signal }) =>
      client.proveRunbook({ params: { id }, body: { days, from, ...(text === undefined ? {} : { text }) } }, { signal }),
    enabled,
    staleTime: TEN_MINUTES,
    refetchOnWindowFocus: false,
    retry: (failures, error) => isBusy(error) && failures < MOST_WAITS,
    retryDelay: WAIT_MS,
  });
  const active = query.fetchStatus === 'fetching';
  const stateOf = (): ProofRun['state'] => {
    if (active) return isBusy(query.failureReason) ? 'waiting' : 'running';
    if (query.isError) return 'failed';
    return query.data ? 'done' : 'stopped';
  };
  return {
    proof: query.data,
    state: stateOf(),
    error: query.error,
    start: () => void query.refetch(),
    stop: () => void cache.cancelQueries({ queryKey, exact: true }),
  };
}

/** The server makes another proof, or did while this one waited. */
export function isBusy(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === 'too-many-requests';
}
