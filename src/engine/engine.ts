import type { Actor } from '../core/incident/actor.ts';
import type { IncidentCommand, Rejection } from '../core/incident/command.ts';
import type { PublicStatus } from '../core/incident/event.ts';
import type { Instant } from '../core/time/instant.ts';
import type { InboxEntry, IncidentRow, StoredEvent } from './store.ts';

/** The core said no; `rejection` says why and what to do. */
export class CommandRejected extends Error {
  override readonly name = 'CommandRejected';
  readonly rejection: Rejection;
  constructor(rejection: Rejection) {
    super(rejection.message);
    this.rejection = rejection;
  }
}

export class UnknownIncident extends Error {
  override readonly name = 'UnknownIncident';
}

export type Declaration = {
  title: string;
  summary: string;
  severity: string;
  category: string | null;
  service: string | null;
  runbookId: string;
  drill: boolean;
  startedAt: Instant | null;
};

/** What the audit found the last time it looked. `problems` name each incident that could fall silent. */
export type AuditReport = { at: Instant | null; tookMs: number; problems: string[] };

/** The durable shell around the core: whatever it says it did is on disk. */
export interface Engine {
  /** Takes over unfinished work (leases that ran out), then sleeps until the next instant that needs it. */
  start(): Promise<void>;
  /** Finishes the work in hand and lets go of its leases. */
  stop(): Promise<void>;
  /** Takes signals in: resolved when they are on disk. Folding and paging follow at once, by themselves. */
  accept(entry: InboxEntry): Promise<void>;
  /** Load, fold, decide, append and enqueue in one transaction. Throws CommandRejected or UnknownIncident. */
  handle(incidentId: string, command: IncidentCommand, by: Actor): Promise<IncidentRow>;
  /** A person declares an incident directly. */
  declare(declaration: Declaration, by: Actor): Promise<IncidentRow>;
  /** Sends one test message to a person by one of their contact methods; resolved with what the provider said. */
  sendTest(personId: string, contactId: string): Promise<{ outcome: 'sent' | 'failed'; detail: string }>;
  /** Acknowledges by a one-time link's token. Looking at it (`peek`) changes nothing. After its use a link says `used`, also to its user. */
  peekLink(token: string): Promise<LinkView>;
  useLink(token: string): Promise<LinkView>;
  /** Every stored event from now on, in order, on whichever node it was made. */
  subscribe(listener: (events: StoredEvent[]) => void): () => void;
  audit(): AuditReport;
  /** All work that is due now has been done: for stories with a hand-cranked clock, and for shutdown. */
  idle(): Promise<void>;
}

export type LinkView =
  | {
      state: 'open' | 'used';
      incident: { id: string; number: number; title: string; severity: string | null; status: string; publicStatus: PublicStatus | null };
      person: string;
    }
  | { state: 'expired' | 'unknown' };
