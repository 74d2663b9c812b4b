import type { Reading, RunbookRow } from '../engine/store.ts';

/** The runbook for incidents that name none: the one chosen for it, or the first by name. Null when there is none at all. */
export async function defaultRunbook(store: Reading): Promise<RunbookRow | null> {
  const [{ defaultRunbook }, rows] = await Promise.all([store.settings(), store.runbooks()]);
  const byName = rows.toSorted((a, b) => a.name.localeCompare(b.name));
  return rows.find((row) => row.id === defaultRunbook) ?? byName[0] ?? null;
}
