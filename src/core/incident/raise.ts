import type { Source } from '../policy/source.ts';
import { type SuggestedSeverity, suggestSeverity } from '../policy/suggest-severity.ts';
import { type Instant, isInstant } from '../time/instant.ts';
import type { IncidentCommand } from './command.ts';
import { type Decision, lineOf, type Verdict } from './decision.ts';
import { levelId, mostSevere } from './level.ts';
import { promiseByLevel } from './promise.ts';

type Raising = Extract<IncidentCommand, { type: 'RaiseIncident' }>;

/**
 * A monitor or a rule thinks that something is wrong: triage. Without a severity, or with one that this runbook does not have, a threshold
 * of the runbook that the alert meets suggests it; else the most severe level is escalated by: an alert is never refused for its labels.
 */
export function raise(decision: Decision, command: Raising): Verdict {
  const { context } = decision;
  const { type: _, ...said } = command;
  const named = command.severity === null ? null : levelId(context.policy, command.severity);
  const suggested = named === null ? suggestSeverity(context.policy, wordsOf(command)) : null;
  const severity = named ?? suggested?.severity.id ?? null;
  decision.emit({ type: 'IncidentRaised', ...said, severity, startedAt: begun(said.startedAt, decision.now) });
  beginEscalation(decision, whyThisLevel(decision, command, named, suggested), decision.now, suggested && lineOf(suggested.threshold));
  promiseByLevel(decision);
  return undefined;
}

function whyThisLevel(decision: Decision, command: Raising, named: string | null, suggested: SuggestedSeverity | null): string {
  if (suggested !== null) {
    const { value, threshold, severity } = suggested;
    return `The alert says ${value}${threshold.unit}, and the runbook "${threshold.text}": ${severity.id} is suggested.`;
  }
  const top = mostSevere(decision.context.policy);
  if (named !== null || top === null) return 'The incident was raised.';
  const unsure = command.severity === null ? 'No severity is known yet' : `The runbook has no severity "${command.severity}"`;
  return `${unsure}: escalating as ${top.id}, the most severe.`;
}

/** What the alert says of itself, where a measured value may stand. */
function wordsOf({ title, summary, alert }: Raising): string[] {
  const { alertname, value } = alert?.labels ?? {};
  return [title, summary, alert?.summary ?? '', `${alertname ?? ''} ${value ?? ''}`];
}

/** Starts the runbook's clock, now or at a later instant. `src` is the line that says why. */
export function beginEscalation(decision: Decision, because: string, from: Instant = decision.now, src: Source | null = null): void {
  decision.emit({ type: 'EscalationStarted', because, ...(from === decision.now ? {} : { from }), ...(src === null ? {} : { src }) });
}

/** When it began: never in the future, and never at a time that is none, whatever a monitor's clock says. */
export function begun(startedAt: Instant, now: Instant): Instant {
  return isInstant(startedAt) ? Math.min(startedAt, now) : now;
}
