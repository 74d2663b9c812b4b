import { SchemaTooNew } from '../../engine/store.ts';

/** How each database spells the two kinds of column that differ. */
export type ColumnTypes = { serial: string; instant: string };

/** `breaking`: a Muster that knows only the version before would damage the data. Once released, a migration never changes. */
export type Migration = { version: number; breaking: boolean; statements: (types: ColumnTypes) => string[] };

/** What `muster_schema` holds: the version of the tables, and the oldest version that a program must know to work with them. */
export type SchemaVersion = { version: number; needs: number };

const first = ({ serial, instant }: ColumnTypes): string[] => [
  `create table event (position ${serial}, stream text not null, version integer not null, at ${instant} not null,
    actor text not null, body text not null, previous_hash text not null, hash text not null,
    constraint event_version unique (stream, version))`,
  `create table incident (id text primary key not null, number integer not null unique, lifecycle text not null,
    drill integer not null, acknowledged integer not null, service_key text, updated_at ${instant} not null,
    wake_at ${instant}, ready_at ${instant}, leased_by text, state text not null)`,
  'create index incident_ready on incident (ready_at) where ready_at is not null',
  'create index incident_leased on incident (leased_by) where leased_by is not null',
  'create index incident_lifecycle on incident (lifecycle, number)',
  'create index incident_service on incident (service_key, number)',
  `create index incident_unacknowledged on incident (number) where acknowledged = 0 and lifecycle in ('triage', 'active')`,
  `create table alert (key text primary key not null, status text not null, group_key text not null, incident_id text,
    ends_at ${instant} not null, updated_at ${instant} not null, body text not null)`,
  'create index alert_group on alert (group_key, incident_id)',
  'create index alert_incident on alert (incident_id, updated_at)',
  'create index alert_status on alert (status, updated_at)',
  'create index alert_ends on alert (status, ends_at)',
  'create index alert_updated on alert (updated_at)',
  'create table silence (id text primary key not null, body text not null)',
  'create table runbook (id text primary key not null, body text not null)',
  `create table revision (runbook_id text not null, hash text not null, created_at ${instant} not null, body text not null,
    primary key (runbook_id, hash))`,
  'create index revision_hash on revision (hash)',
  'create table settings (name text primary key not null, body text not null)',
  `create table outbox (id text primary key not null, dedupe text not null unique, incident_id text, urgent integer not null,
    status text not null, due_at ${instant} not null, ready_at ${instant}, leased_by text, body text not null)`,
  'create index outbox_leased on outbox (leased_by) where leased_by is not null',
  'create index outbox_ready on outbox (urgent, ready_at) where ready_at is not null',
  'create index outbox_incident on outbox (incident_id, status)',
  `create table journal (id ${serial}, received_at ${instant} not null, source text not null,
    signals text not null, problem text)`,
  'create index journal_received on journal (received_at)',
  `create table inbox (id ${instant} primary key not null, leased_by text, leased_until ${instant})`,
  'create index inbox_leased on inbox (leased_until) where leased_until is not null',
  `create table link (token_hash text primary key not null, expires_at ${instant} not null, body text not null)`,
  'create index link_expires on link (expires_at)',
  `create table idempotency (key text primary key not null, created_at ${instant} not null, body text not null)`,
  'create index idempotency_created on idempotency (created_at)',
  `create table incident_number (number ${serial})`,
];

export const MIGRATIONS: readonly Migration[] = [{ version: 1, breaking: true, statements: first }];

/** The table that every version can read, so that an old program can know that it is too old. */
export const CREATE_SCHEMA_TABLE = 'create table if not exists muster_schema (version integer not null, needs integer not null)';

/** Which migrations are still to be made, and what `muster_schema` says afterwards. Throws SchemaTooNew. */
export function planMigration(
  stored: SchemaVersion | null,
  known: readonly Migration[],
): { migrations: readonly Migration[]; after: SchemaVersion } {
  const newest = Math.max(...known.map((migration) => migration.version));
  if (stored && stored.needs > newest) {
    throw new SchemaTooNew(
      `The database was written by a newer Muster (schema ${stored.version}, this one knows ${newest}). Start that version, or restore the backup made before the upgrade.`,
    );
  }
  const migrations = known.filter((migration) => migration.version > (stored?.version ?? 0));
  const breaking = migrations.filter((migration) => migration.breaking).map((migration) => migration.version);
  return {
    migrations,
    after: { version: Math.max(stored?.version ?? 0, newest), needs: Math.max(stored?.needs ?? 0, ...breaking) },
  };
}
