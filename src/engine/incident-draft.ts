import type { Actor } from '../core/incident/actor.ts';
import type { IncidentCommand, Rejection } from '../core/incident/command.ts';
import type { DecisionContext } from '../core/incident/context.ts';
import { decide } from '../core/incident/decide.ts';
import { effectsOf } from '../core/incident/effects-of.ts';
import type { Recorded } from '../core/incident/event.ts';
import { evolve } from '../core/incident/evolve.ts';
import { recordedBy } from '../core/incident/recorded-by.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { nextWake } from '../core/incident/wake.ts';
import { type Instant, SECOND } from '../core/time/instant.ts';
import type { EngineParts } from './engine-parts.ts';
import { enqueueNotifications } from './enqueue.ts';
import { noticeForNobody } from './nobody.ts';
import type { IncidentRow, StoredEvent, Transaction } from './store.ts';

/** An incident in hand: what is stored of it, and what has been decided on top and is not stored yet. */
export type IncidentDraft = {
  id: string;
  state: IncidentState | null;
  storedVersion: number;
  fresh: Recorded[];
};

export function newDraft(id: string): IncidentDraft {
  return { id, state: null, storedVersion: 0, fresh: [] };
}

/** The read model, brought up to its stream should it lag behind (events are the truth). Null: no such incident. */
export async function loadDraft(tx: Transaction, id: string): Promise<IncidentDraft | null> {
  const row = await tx.incident(id);
  if (row === null) return null;
  const newer = await tx.events(id, row.state.version);
  const state = newer.reduce<IncidentState>((folded, event) => evolve(folded, event), row.state);
  return { id, state, storedVersion: state.version, fresh: [] };
}

/** Decides in memory. Time never runs backwards within an incident: `now` is at least that of its last event. */
export function decideInto(
  draft: IncidentDraft,
  context: DecisionContext,
  command: IncidentCommand,
  by: Actor,
  now: Instant,
): Rejection | null {
  const at = Math.max(now, draft.state?.updatedAt ?? now);
  const decision = decide(context, draft.state, command, by, at);
  if ('rejected' in decision) return decision.rejected;
  for (const event of decision.events) {
    const recorded: Recorded = { version: (draft.state?.version ?? 0) + 1, at, by: recordedBy(event, by), event };
    draft.state = evolve(draft.state, recorded);
    draft.fresh.push(recorded);
  }
  return null;
}

/** Appends the new events, writes the read model with its next wake, and puts the messages into the outbox: one transaction, the caller's. */
export async function saveDraft(
  tx: Transaction,
  draft: IncidentDraft,
  context: DecisionContext,
  parts: EngineParts,
  now: Instant,
): Promise<{ row: IncidentRow; stored: StoredEvent[] }> {
  const state = draft.state;
  if (state === null) throw new Error(`Incident ${draft.id} has no events: nothing can be saved.`);
  const stored = draft.fresh.length === 0 ? [] : await tx.append(draft.id, draft.storedVersion, draft.fresh);
  const row: IncidentRow = { id: draft.id, state, updatedAt: state.updatedAt, wakeAt: wakeOf(draft, context, parts, now) };
  await tx.saveIncident(row);
  const asked = draft.fresh.flatMap((recorded) => effectsOf(recorded)).map((effect) => effect.notification);
  const lastResort = noticeForNobody(state, draft.fresh);
  const notifications = lastResort === null ? asked : [...asked, lastResort];
  await enqueueNotifications(tx, { incidentId: draft.id, notifications, secret: parts.secret, now });
  draft.storedVersion = state.version;
  draft.fresh = [];
  return { row, stored };
}

/** A wake that was due and changed nothing would come again at once, for ever: it is put off and said. */
function wakeOf(draft: IncidentDraft, context: DecisionContext, parts: EngineParts, now: Instant): Instant | null {
  const wakeAt = draft.state === null ? null : nextWake(context, draft.state);
  if (wakeAt === null || wakeAt > now || draft.fresh.length > 0) return wakeAt;
  parts.log.warn({ incident: draft.id, wakeAt }, 'a wake was due and changed nothing: put off');
  return now + 10 * SECOND;
}
