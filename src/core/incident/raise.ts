import { type Instant, isInstant } from '../time/instant.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { levelId, mostSevere } from './level.ts';
import { promiseByLevel } from './promise.ts';

/**
 * A monitor or a rule thinks that something is wrong: triage. Without a severity, or with one that this runbook does not have, the most
 * severe level is escalated by: an alert must never be refused because of its labels.
 */
export function raise(decision: Decision, command: Extract<IncidentCommand, { type: 'RaiseIncident' }>): Verdict {
  const { context } = decision;
  const { type: _, ...said } = command;
  const severity = command.severity === null ? null : levelId(context.policy, command.severity);
  decision.emit({ type: 'IncidentRaised', ...said, severity, startedAt: begun(said.startedAt, decision.now) });
  const top = mostSevere(context.policy);
  const unsure = command.severity === null ? 'No severity is known yet' : `The runbook has no severity "${command.severity}"`;
  beginEscalation(
    decision,
    severity !== null || top === null ? 'The incident was raised.' : `${unsure}: escalating as ${top.id}, the most severe.`,
  );
  promiseByLevel(decision);
  return undefined;
}

/** Starts the runbook's clock. */
export function beginEscalation(decision: Decision, because: string): void {
  decision.emit({ type: 'EscalationStarted', because });
}

/** When it began: never in the future, and never at a time that is none, whatever a monitor's clock says. */
export function begun(startedAt: Instant, now: Instant): Instant {
  return isInstant(startedAt) ? Math.min(startedAt, now) : now;
}
