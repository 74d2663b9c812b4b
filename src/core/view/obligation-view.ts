import type { DecisionContext } from '../incident/context.ts';
import { peopleBehind } from '../incident/incident-role.ts';
import type { Obligation } from '../incident/obligation.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Instant } from '../time/instant.ts';
import type { ObligationView } from './incident-view.ts';
import { list } from './naming.ts';

/** What is still owed, due first; then what is settled, the latest first. A promise whose time has passed by `now` shows as breached. */
export function obligationViews(context: DecisionContext, state: IncidentState, now: Instant): ObligationView[] {
  return Object.values(state.obligations)
    .map((one) => obligationView(one, context, state, now))
    .sort((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || (isOwed(a) ? due(a) - due(b) : settled(b) - settled(a)) || order(a, b));
}

/** Is it still to be done, in time or late? */
export function isOwed(obligation: Pick<ObligationView, 'status' | 'settledAt'>): boolean {
  return obligation.status === 'open' || (obligation.status === 'breached' && obligation.settledAt === null);
}

function obligationView(obligation: Obligation, context: DecisionContext, state: IncidentState, now: Instant): ObligationView {
  const { id, kind, what, owner, dueAt, settledAt, src } = obligation;
  const names = peopleBehind(owner, context, state).map((person) => person.name);
  const late = obligation.status === 'open' && dueAt !== null && dueAt < now;
  return {
    id,
    kind,
    what,
    owner,
    ownerName: names.length === 0 ? null : list(names),
    dueAt,
    status: late ? 'breached' : obligation.status,
    settledAt,
    src,
  };
}

function due(obligation: ObligationView): number {
  return obligation.dueAt ?? Number.MAX_SAFE_INTEGER;
}

function settled(obligation: ObligationView): number {
  return obligation.settledAt ?? 0;
}

function order(a: ObligationView, b: ObligationView): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
