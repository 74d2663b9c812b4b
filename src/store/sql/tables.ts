import type { Generated, Kysely } from 'kysely';
import type { IncidentState } from '../../core/incident/state.ts';
import type { OutboxRow } from '../../engine/store.ts';

/**
 * Columns are what rows are found and ordered by: ids, numbers, instants, our own words and fingerprints.
 * Everything else is one JSON text a row, the same text in both databases.
 */
export type Tables = {
  event: {
    position: Generated<number>;
    stream: string;
    version: number;
    at: number;
    actor: string;
    body: string;
    previous_hash: string;
    hash: string;
  };
  /** `ready_at`: when its wake may be claimed; a lease moves it to the lease's end. */
  incident: {
    id: string;
    number: number;
    lifecycle: IncidentState['lifecycle'];
    drill: number;
    acknowledged: number;
    service_key: string | null;
    updated_at: number;
    wake_at: number | null;
    ready_at: number | null;
    leased_by: string | null;
    state: string;
  };
  alert: {
    key: string;
    status: 'firing' | 'resolved';
    group_key: string;
    incident_id: string | null;
    ends_at: number;
    updated_at: number;
    body: string;
  };
  silence: { id: string; body: string };
  runbook: { id: string; body: string };
  revision: { runbook_id: string; hash: string; created_at: number; body: string };
  settings: { name: string; body: string };
  /** `ready_at`: when it may be claimed: its due time, or the end of its lease; null when nothing is left to do. */
  outbox: {
    id: string;
    dedupe: string;
    incident_id: string | null;
    urgent: number;
    status: OutboxRow['status'];
    due_at: number;
    ready_at: number | null;
    leased_by: string | null;
    body: string;
  };
  /** Every request's signals as they came. */
  journal: {
    id: Generated<number>;
    received_at: number;
    source: string;
    signals: string;
    problem: string | null;
  };
  /** The rows of the journal that are still to be folded. */
  inbox: { id: number; leased_by: string | null; leased_until: number | null };
  link: { token_hash: string; expires_at: number; body: string };
  idempotency: { key: string; created_at: number; body: string };
  /** One row an incident that was ever raised: where its number comes from. */
  incident_number: { number: Generated<number> };
  muster_schema: { version: number; needs: number };
};

export type Db = Kysely<Tables>;

/** What the two databases do each in its own way inside a transaction of the shared SQL. */
export type Differences = {
  /** Makes positions come out in the order of the commits. */
  lockPositions(db: Db): Promise<void>;
};

/** Rows in one statement: well under both databases' limits of parameters, and the same statement each time. */
export function* chunks<T>(rows: readonly T[], size = 250): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
