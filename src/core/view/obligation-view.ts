import type { DecisionContext } from '../incident/context.ts';
import { peopleBehind } from '../incident/incident-role.ts';
import type { Obligation } from '../incident/obligation.ts';
import { isOwed } from '../incident/owe.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Instant } from '../time/instant.ts';
import type { ObligationView } from './incident-view.ts';
import { list } from './naming.ts';

/** What is still owed, due first; then what is settled, the latest first. A promise whose time has passed by `now` shows as breached. */
export function obligationViews(context: DecisionContext, state: IncidentState, now: Instant): ObligationView[] {
  return inOrder(state).map((one) => obligationView(one, context, state, now));
}

/** The promise to keep next: the one due first among those still owed, overdue or not. */
export function nextDue(context: DecisionContext, state: IncidentState, now: Instant): ObligationView | null {
  const [first] = inOrder(state);
  return first !== undefined && isOwed(first) ? obligationView(first, context, state, now) : null;
}

function inOrder(state: IncidentState): Obligation[] {
  return Object.values(state.obligations).sort(
    (a, b) =>
      Number(isOwed(b)) - Number(isOwed(a)) ||
      (isOwed(a) ? due(a) - due(b) : (b.settledAt ?? 0) - (a.settledAt ?? 0)) ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
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

function due(obligation: Obligation): number {
  return obligation.dueAt ?? Number.MAX_SAFE_INTEGER;
}
