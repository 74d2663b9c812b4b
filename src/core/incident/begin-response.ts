import { type Decision, lineOf } from './decision.ts';
import { findSeverity } from './level.ts';
import { settle } from './owe.ts';
import { enterFirst } from './phase.ts';
import { promiseByLevel } from './promise.ts';
import { hasAccepted } from './promised-by-level.ts';
import { tickMeaning } from './step.ts';

/** What follows when somebody has said that this is an incident, and how bad. */
export function beginResponse(decision: Decision, severity: string): void {
  const { state, context } = decision;
  const level = findSeverity(context.policy, severity);
  if (state.severity !== null && state.severity !== severity) {
    decision.emit({ type: 'SeverityChanged', from: state.severity, to: severity, reason: 'Set when the incident was accepted.' });
  }
  decision.emit({ type: 'IncidentDeclared', severity, src: level === null ? null : lineOf(level) });
  if (hasAccepted(level, decision.state)) settle(decision, 'respond');
  promiseByLevel(decision);
  tickMeaning(decision, 'declare', `Declared by ${decision.by.name}.`);
  tickMeaning(decision, 'set-severity', severity);
  enterFirst(decision);
}
