import type { Severity } from '../policy/severity.ts';
import { type Decision, lineOf } from './decision.ts';
import { settle } from './owe.ts';
import { enterFirst } from './phase.ts';
import { promiseByLevel } from './promise.ts';
import { hasAccepted } from './promised-by-level.ts';
import { tickMeaning } from './step.ts';

/** What follows when somebody has said that this is an incident, and how bad. */
export function beginResponse(decision: Decision, level: Severity): void {
  const { state } = decision;
  if (state.severity !== null && state.severity !== level.id) {
    decision.emit({ type: 'SeverityChanged', from: state.severity, to: level.id, reason: 'Set when the incident was accepted.' });
  }
  decision.emit({ type: 'IncidentDeclared', severity: level.id, src: lineOf(level) });
  if (hasAccepted(level, decision.state)) settle(decision, 'respond');
  promiseByLevel(decision);
  tickMeaning(decision, 'declare', `Declared by ${decision.by.name}.`);
  tickMeaning(decision, 'set-severity', level.id);
  enterFirst(decision);
}
