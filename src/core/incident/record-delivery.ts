import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { carryOut } from './escalate-due.ts';
import { escalationPlan } from './escalation-plan.ts';
import { catchAll } from './incident-role.ts';
import { unknown } from './refuse.ts';
import type { IncidentState } from './state.ts';
import { about, Telling } from './telling.ts';

/** What became of a message. When the last hope of reaching anybody fails, the escalation does not wait: the next rung, or the catch-all. */
export function recordDelivery(decision: Decision, command: Extract<IncidentCommand, { type: 'RecordDelivery' }>): Verdict {
  const { state } = decision;
  const known = Object.hasOwn(state.notifications, command.notification) ? state.notifications[command.notification] : undefined;
  if (known === undefined) return unknown(`This incident sent no notification "${command.notification}".`);
  if (known.status === 'sent' || known.status === command.outcome) return undefined;
  const { notification, personId, channel, detail } = command;
  if (command.outcome === 'sent') {
    decision.emit({ type: 'NotificationSent', notification, personId, channel, detail });
    return undefined;
  }
  decision.emit({ type: 'NotificationFailed', notification, personId, channel, detail, final: command.final });
  if (command.final && known.purpose === 'page' && nobodyReached(decision.state)) moveOn(decision);
  return undefined;
}

/** Every page so far has failed for good; none is under way. */
function nobodyReached(state: IncidentState): boolean {
  if (!isOpen(state) || state.acknowledged !== null) return false;
  const urgent = Object.values(state.notifications).filter((one) => one.purpose === 'page' || one.purpose === 'catch-all');
  return urgent.every((one) => one.status === 'failed');
}

function moveOn(decision: Decision): void {
  const { context, state } = decision;
  const telling = new Telling();
  const rung = escalationPlan(context, state).find((step) => step.kind === 'ladder' && step.status === 'pending');
  if (rung !== undefined) carryOut(rung, decision, telling);
  const cause = { about: about(state, `unreachable-${state.version}`), purpose: 'catch-all' as const, src: null };
  // Once all have been told, the next repeated call is the next try.
  if (rung === undefined && state.escalation?.exhausted !== true)
    telling.tell(catchAll(context.directory), { ...cause, reason: 'No page of this incident could be delivered.' });
  telling.send(decision);
}
