import { people } from '../oncall/resolve-role.ts';
import { expireAcknowledgement } from './acknowledgement.ts';
import type { Decision } from './decision.ts';
import { escalateDue } from './escalate-due.ts';
import { escalationPlan } from './escalation-plan.ts';
import { nameOf } from './incident-role.ts';
import { keepPromises } from './remind.ts';
import { tickMeaning } from './step.ts';
import { about, Telling } from './telling.ts';

/** Does whatever is due by the decision's time, and tells each person once what concerns them. */
export function doDue(decision: Decision): void {
  const telling = new Telling();
  expireAcknowledgement(decision, telling);
  escalateDue(decision, telling);
  tellNewHolders(decision, telling);
  tickStakeholdersTold(decision);
  keepPromises(decision, telling);
  telling.send(decision, knowsAlready(decision));
}

/** Whoever was given a role hears of it, unless they took it themselves. */
function tellNewHolders({ by, events, state, context }: Decision, telling: Telling): void {
  for (const event of events) {
    if (event.type !== 'RoleAssigned' || (by.kind === 'person' && by.id === event.personId)) continue;
    const reason = `You are ${nameOf(event.role, context.policy)} of this incident.`;
    const cause = { about: about(state, `role-${event.role}-${state.version}`), purpose: 'inform' as const, reason, src: event.src };
    telling.tell(people([event.personId], context.directory), cause);
  }
}

/** Whoever sets the level of an incident at hand need not be paged for that level. Who declares one is: it shows that paging works. */
function knowsAlready({ by, events }: Decision): string | null {
  const setLevel = events.some(
    (event) => event.type === 'SeverityChanged' || event.type === 'RunbookChanged' || event.type === 'IncidentDeclared',
  );
  return by.kind === 'person' && setLevel && events[0]?.type !== 'IncidentRaised' ? by.id : null;
}

/** "Notify stakeholders" is done when those the runbook wants informed are; or, where it names none, when the matrix has told everybody. */
function tickStakeholdersTold(decision: Decision): void {
  const reached = new Set(decision.events.flatMap((event) => (event.type === 'EscalationReached' ? [event.rule] : [])));
  if (reached.size === 0) return;
  const matrix = escalationPlan(decision.context, decision.state).filter((step) => step.kind === 'matrix');
  const informs = matrix.filter((step) => step.purpose === 'inform');
  const told = (informs.length > 0 ? informs : matrix).filter((step) => step.status === 'reached');
  const rest = (informs.length > 0 ? informs : matrix).filter((step) => step.status === 'pending' || step.status === 'held');
  if (rest.length === 0 && told.some((step) => reached.has(step.id))) {
    tickMeaning(decision, 'notify-stakeholders', 'Told by the escalation.');
  }
}
