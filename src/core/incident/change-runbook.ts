import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';

/** Moves the incident to another revision of its runbook. The shell decides the next command by that revision. */
export function changeRunbook(decision: Decision, command: Extract<IncidentCommand, { type: 'ChangeRunbook' }>): Verdict {
  if (decision.state.runbook.hash !== command.runbook.hash || decision.state.runbook.id !== command.runbook.id) {
    decision.emit({ type: 'RunbookChanged', runbook: command.runbook });
  }
  return undefined;
}
