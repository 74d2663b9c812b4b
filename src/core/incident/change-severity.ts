import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { findSeverity, levelNames } from './level.ts';
import { waiveKinds } from './owe.ts';
import { advance } from './phase.ts';
import { reserved } from './power.ts';
import { promiseByLevel } from './promise.ts';
import { promiseReview } from './promise-review.ts';
import { unknown, wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** Another level of the scale: escalation and promises are those of the new level, counted from the incident's start. */
export function changeSeverity(decision: Decision, command: Extract<IncidentCommand, { type: 'ChangeSeverity' }>): Verdict {
  const { state, context } = decision;
  const level = findSeverity(context.policy, command.severity);
  if (level === null) return unknown(`The runbook has no severity "${command.severity}". It has: ${levelNames(context.policy)}.`);
  if (!isOpen(state) && state.lifecycle !== 'resolved') return wrongState(state, 'given another severity');
  if (state.severity === level.id) return undefined;
  const refused = reserved(decision, 'set-severity');
  if (refused !== undefined) return refused;
  decision.emit({ type: 'SeverityChanged', from: state.severity, to: level.id, reason: command.reason });
  if (state.lifecycle === 'resolved') {
    waiveKinds(decision, ['review-schedule', 'review-hold', 'review-draft', 'review-publish'], `The severity is now ${level.id}.`);
    promiseReview(decision);
    return undefined;
  }
  promiseByLevel(decision);
  tickMeaning(decision, 'set-severity', level.id);
  advance(decision);
  return undefined;
}
