import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => client.me({}, { signal }),
  staleTime: 300_000,
});

/** Everything that still needs somebody: in triage, active, or resolved with something owed. */
export const openIncidentsQuery = queryOptions({
  queryKey: ['incidents', 'open'],
  queryFn: ({ signal }) => client.incidents({ query: { lifecycle: 'triage,active,resolved', limit: 200 } }, { signal }),
});

export const recentIncidentsQuery = queryOptions({
  queryKey: ['incidents', 'recent'],
  queryFn: ({ signal }) => client.incidents({ query: { limit: 50 } }, { signal }),
});

export const incidentQuery = (id: string) =>
  queryOptions({ queryKey: ['incident', id], queryFn: ({ signal }) => client.incident({ params: { id } }, { signal }) });

export const alertsQuery = queryOptions({
  queryKey: ['alerts'],
  queryFn: ({ signal }) => client.alerts({ query: { limit: 100 } }, { signal }),
  staleTime: 5_000,
});

export const runbooksQuery = queryOptions({ queryKey: ['runbooks'], queryFn: ({ signal }) => client.runbooks({}, { signal }) });

/** A named revision never changes; without one it is the newest. */
export const runbookQuery = (id: string, revision?: string) =>
  queryOptions({
    queryKey: ['runbook', id, revision ?? 'newest'],
    queryFn: ({ signal }) => client.runbook({ params: { id }, query: { revision } }, { signal }),
    staleTime: revision ? Number.POSITIVE_INFINITY : 30_000,
  });

export const revisionsQuery = (id: string) =>
  queryOptions({ queryKey: ['runbook', id, 'revisions'], queryFn: ({ signal }) => client.revisions({ params: { id } }, { signal }) });

/** Two revisions never change, nor does what lies between them. */
export const changesQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['runbook-changes', id, from, to],
    queryFn: ({ signal }) => client.compareRunbook({ params: { id }, query: { from, to } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The rules are the program's own: they never change while it runs. */
export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => client.rules({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => client.configuration({}, { signal }),
});
export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: ({ signal }) => client.channels({}, { signal }) });
export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: ({ signal }) => client.keys({}, { signal }) });
export const accountsQuery = queryOptions({ queryKey: ['accounts'], queryFn: ({ signal }) => client.accounts({}, { signal }) });
export const systemQuery = queryOptions({ queryKey: ['system'], queryFn: ({ signal }) => client.system({}, { signal }) });
