import type { IncidentCommand } from './command.ts';
import { assignFirstCommander } from './commander.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { levelInForce } from './level.ts';
import { settle } from './owe.ts';
import { hasAccepted } from './promised-by-level.ts';
import { wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** "I am on it": the ladder stops, the matrix goes on. Whoever answers first leads, where the runbook says so. Acknowledging twice is harmless. */
export function acknowledge(decision: Decision, command: Extract<IncidentCommand, { type: 'AcknowledgeIncident' }>): Verdict {
  const { state } = decision;
  if (!isOpen(state) && state.acknowledged !== null) return undefined;
  if (state.acknowledged !== null) {
    if (takesOver(decision)) decision.emit({ type: 'IncidentAcknowledged', via: command.via });
    return undefined;
  }
  if (!isOpen(state)) return wrongState(state, 'acknowledged');
  noteAcknowledged(decision, command.via);
  return undefined;
}

/** Somebody else answers while nothing has been heard of the first: the incident is on their mind now, and the time runs anew. */
function takesOver({ by, state }: Decision): boolean {
  return by.kind === 'person' && state.acknowledged?.personId !== by.id && state.activeAt === null;
}

/** Also whoever accepts or resolves an incident has thereby answered its page. */
export function noteAcknowledged(decision: Decision, via: string): void {
  if (decision.state.acknowledged !== null) return;
  decision.emit({ type: 'IncidentAcknowledged', via });
  settle(decision, 'acknowledge');
  if (hasAccepted(levelInForce(decision.context.policy, decision.state), decision.state)) settle(decision, 'respond');
  tickMeaning(decision, 'acknowledge', `Acknowledged by ${decision.by.name}.`);
  assignFirstCommander(decision);
}
