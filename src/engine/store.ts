import type { Alert, AlertSignal, Route, Silence } from '../core/alert/alert.ts';
import type { Actor } from '../core/incident/actor.ts';
import type { IncidentEvent, Recorded } from '../core/incident/event.ts';
import type { Notification } from '../core/incident/notification.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { Directory } from '../core/oncall/directory.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Instant } from '../core/time/instant.ts';

/** Somebody else appended to the stream first: load again and decide again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** The store cannot take or give anything now (locked, gone, disk full). A sender hears 503 and sends again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The database was written by a newer Muster whose schema this one would damage. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

/** An event with its place in its own stream, in the whole store (`position`, for the live stream's cursor) and in the hash chain. */
export type StoredEvent = Recorded & { stream: string; position: number; hash: string; previousHash: string };

/** The read model of an incident: its folded state and what lists are filtered and sorted by. */
export type IncidentRow = { id: string; state: IncidentState; updatedAt: Instant; wakeAt: Instant | null };

export type IncidentFilter = {
  lifecycle?: IncidentState['lifecycle'][];
  drill?: boolean;
  service?: string;
  /** The id of the last incident that was seen: lists go from the highest number down. */
  before?: string | null;
  limit: number;
};

/** The accepted signals of one request, on disk before it is answered. `sender` names the integration key or `anonymous`. */
export type InboxEntry = { receivedAt: Instant; source: string; signals: AlertSignal[] };
export type InboxRow = InboxEntry & { id: number };
/** What arrived, as it arrived. `waiting`: still in the inbox; else it was folded, or set aside because of the `problem`. */
export type JournalRow = InboxRow & { waiting: boolean; problem: string | null };

/** What becomes of a message: `pending` → `leased` → `sent` | `failed` | `dropped` (no longer true when its turn came). */
export type OutboxRow = {
  id: string;
  incidentId: string | null;
  notification: Notification;
  createdAt: Instant;
  dueAt: Instant;
  deadline: Instant;
  attempts: number;
  contactIndex: number;
  status: 'pending' | 'leased' | 'sent' | 'failed' | 'dropped';
  leasedBy: string | null;
  leasedUntil: Instant | null;
  lastError: string | null;
  /** A digest: the messages that it stands for. They are leased to it. */
  joins?: { id: string; incidentId: string }[];
  /** The digest in which it was delivered. */
  digest?: string;
};

export type RunbookRow = { id: string; name: string; hash: string; updatedAt: Instant };
export type RunbookRevision = { hash: string; runbookId: string; text: string; policy: CompiledPolicy; createdAt: Instant };

/** A one-time link. Only the SHA-256 of its token is kept. `purpose` `acknowledge` belongs to one person and one incident. */
export type LinkRow = {
  tokenHash: string;
  purpose: 'acknowledge';
  incidentId: string;
  personId: string;
  expiresAt: Instant;
  usedAt: Instant | null;
};

/** The answer that an idempotency key got the first time. `fingerprint` is the hash of method, path and body. */
export type IdempotencyRow = { key: string; fingerprint: string; status: number; body: string; createdAt: Instant };

/** Everything an operator configures beside runbooks; one document each, replaced whole. */
export type Settings = {
  directory: Directory;
  calendar: Calendar;
  routes: Route[];
  /** The id of the runbook for alerts whose route names none. Null: the first one by name. */
  defaultRunbook: string | null;
  /** Configuration of the integrations that notify, by channel name: what each needs (host, key …) as its own schema says. */
  channels: Record<string, unknown>;
};

/** What may be asked inside and outside a transaction. Every list is bounded by its caller. */
export interface Reading {
  events(stream: string, afterVersion?: number): Promise<StoredEvent[]>;
  /** Events of all streams after a position, oldest first; never skips one that is committed later. */
  eventsAfter(position: number, limit: number): Promise<StoredEvent[]>;
  lastPosition(): Promise<number>;
  incident(id: string): Promise<IncidentRow | null>;
  incidentByNumber(number: number): Promise<IncidentRow | null>;
  incidents(filter: IncidentFilter): Promise<IncidentRow[]>;
  alert(key: string): Promise<Alert | null>;
  /** `endedBy`: only those whose `endsAt` is at or before it (their monitor fell silent). */
  alerts(filter: { status?: Alert['status']; incidentId?: string; endedBy?: Instant; limit: number }): Promise<Alert[]>;
  /** The alerts with these keys that are known already, however many are asked for. */
  alertsByKey(keys: string[]): Promise<Alert[]>;
  /** The open (triage or active) incident that an alert of this group belongs to. */
  openIncidentOfGroup(groupKey: string): Promise<string | null>;
  silences(): Promise<Silence[]>;
  runbooks(): Promise<RunbookRow[]>;
  runbook(id: string): Promise<RunbookRow | null>;
  revision(hash: string): Promise<RunbookRevision | null>;
  revisions(runbookId: string): Promise<RunbookRevision[]>;
  settings(): Promise<Settings>;
  outboxOf(incidentId: string): Promise<OutboxRow[]>;
  link(tokenHash: string): Promise<LinkRow | null>;
  idempotent(key: string): Promise<IdempotencyRow | null>;
  /** The signals that arrived, newest first, before the row with this id. */
  journal(filter: { before?: number | null; limit: number }): Promise<JournalRow[]>;
  /**
   * The earliest instant at which an incident's wake, an outbox row and the inbox may be claimed; null when there is nothing.
   * Leased work counts from the end of its lease; `inboxAt` is 0 when nobody holds the inbox. `inbox` is how many rows it has.
   */
  nextWork(): Promise<{ wakeAt: Instant | null; outboxAt: Instant | null; inboxAt: Instant | null; inbox: number }>;
  /** For the audit: incidents that nobody has acknowledged and that are still open (triage or active). */
  unacknowledged(): Promise<{ id: string; number: number; wakeAt: Instant | null; undelivered: number }[]>;
}

export interface Transaction extends Reading {
  nextIncidentNumber(): Promise<number>;
  /** Appends after `expectedVersion` (0 for a new stream) or throws VersionConflict. Chains the hashes. */
  append(stream: string, expectedVersion: number, events: { at: Instant; by: Actor; event: IncidentEvent }[]): Promise<StoredEvent[]>;
  /** Writes the read model with its single `wakeAt`. */
  saveIncident(row: IncidentRow): Promise<void>;
  saveAlerts(alerts: Alert[]): Promise<void>;
  saveSilence(silence: Silence): Promise<void>;
  saveRunbook(row: RunbookRow, revision: RunbookRevision): Promise<void>;
  saveSettings(part: Partial<Settings>): Promise<void>;
  /** Ignores a row whose notification's `dedupe` was enqueued before. */
  enqueue(rows: OutboxRow[]): Promise<void>;
  saveOutbox(row: OutboxRow): Promise<void>;
  /**
   * Removes folded inbox rows and keeps their signals in the journal for `muster` to show and replay. `problem`: why these rows
   * could not be folded and were set aside; kept beside them. Throws VersionConflict when another node folded some of them after
   * the lease ran out: drop the work and claim again.
   */
  settleInbox(ids: number[], now: Instant, problem?: string): Promise<void>;
  saveLink(row: LinkRow): Promise<void>;
  saveIdempotent(row: IdempotencyRow): Promise<void>;
}

/**
 * Keeps everything, durably: when a promise resolves, what it wrote is on disk. `now` is always a parameter.
 * Every method may throw StoreUnavailable.
 */
export interface Store extends Reading {
  /** Brings the schema up to date; throws SchemaTooNew. */
  migrate(): Promise<void>;
  close(): Promise<void>;
  /** One transaction, all or nothing. Run again by the caller after VersionConflict. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Puts signals on disk. Calls of the same turn of the event loop share one commit. */
  accept(entry: InboxEntry): Promise<void>;
  /** Leases inbox rows, in order, to one node until `until`. Nothing while another node holds a lease: order would be lost. */
  claimInbox(node: string, limit: number, now: Instant, until: Instant): Promise<InboxRow[]>;
  /** Holds the inbox rows that a node has leased until a later instant: it is still at work. */
  renewInbox(node: string, until: Instant): Promise<void>;
  /** Leases incidents whose `wakeAt` has come. */
  claimWakes(node: string, limit: number, now: Instant, until: Instant): Promise<string[]>;
  /** Leases messages that are due, and those whose lease ran out; urgent (`page`) first. */
  claimOutbox(node: string, limit: number, now: Instant, until: Instant): Promise<OutboxRow[]>;
  /**
   * Ends every lease that a node holds on inbox rows, wakes and messages (these are `pending` again): at its clean stop, and at its start
   * when a process of the same name may have died (the embedded store has one name, under an exclusive lock).
   */
  release(node: string): Promise<void>;
  /** Removes what is past its keep (journal, idempotency keys, used links). */
  prune(now: Instant): Promise<void>;
  /** Calls back when another connection or node has committed work or events. Returns how to stop listening. */
  listen(onChange: () => void): Promise<() => Promise<void>>;
}
