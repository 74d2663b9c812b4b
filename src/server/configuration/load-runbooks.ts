import type { CompiledPolicy } from '../../core/policy/policy.ts';
import type { Reading, RunbookRevision, RunbookRow } from '../../engine/store.ts';

export type LoadedRunbook = RunbookRow & { policy: CompiledPolicy; text: string };

/** Every runbook with its newest revision. */
export async function loadRunbooks(store: Reading): Promise<LoadedRunbook[]> {
  const rows = await store.runbooks();
  const loaded = await Promise.all(rows.map(async (row) => ({ row, revision: await store.revision(row.hash) })));
  return loaded.flatMap(({ row, revision }) => (revision === null ? [] : [withRevision(row, revision)]));
}

function withRevision(row: RunbookRow, { policy, text }: RunbookRevision): LoadedRunbook {
  return { ...row, policy, text };
}
