import type { Decision } from './decision.ts';
import type { Obligation, ObligationKind } from './obligation.ts';

/** A promise to be opened; when it is opened is the decision's own time. */
export type Promised = Pick<Obligation, 'id' | 'kind' | 'what' | 'owner' | 'dueAt' | 'src'>;

export function open(decision: Decision, promised: Promised): void {
  const obligation: Obligation = { ...promised, openedAt: decision.now, status: 'open', settledAt: null };
  decision.emit({ type: 'ObligationOpened', obligation });
}

/** Puts an open promise into the words, and to the time, that are asked for now. */
export function move(decision: Decision, known: Obligation, { dueAt, what, owner, src }: Promised): void {
  const same = known.what === what && known.owner === owner && known.src?.line === src?.line;
  if (known.status !== 'open' || (same && known.dueAt === dueAt)) return;
  decision.emit({ type: 'ObligationMoved', id: known.id, dueAt, ...(same ? {} : { what, owner, src }) });
}

/** The promise is kept, if there is such a one and it is still owed. */
export function settle(decision: Decision, id: string): void {
  const known = Object.hasOwn(decision.state.obligations, id) ? decision.state.obligations[id] : undefined;
  if (known !== undefined && isOwed(known)) decision.emit({ type: 'ObligationMet', id });
}

export function settleKind(decision: Decision, ...kinds: ObligationKind[]): void {
  for (const one of owed(decision)) if (kinds.includes(one.kind)) decision.emit({ type: 'ObligationMet', id: one.id });
}

export function waiveKinds(decision: Decision, kinds: ObligationKind[] | 'all', reason: string): void {
  for (const one of owed(decision)) {
    if (kinds === 'all' || kinds.includes(one.kind)) decision.emit({ type: 'ObligationWaived', id: one.id, reason });
  }
}

/** Not done yet, in time or not. */
export function isOwed(obligation: Obligation): boolean {
  return obligation.status === 'open' || (obligation.status === 'breached' && obligation.settledAt === null);
}

export function owed(decision: Decision): Obligation[] {
  return Object.values(decision.state.obligations).filter(isOwed);
}
