import { beginResponse } from './begin-response.ts';
import type { IncidentCommand } from './command.ts';
import { assignFirstCommander } from './commander.ts';
import type { Decision, Verdict } from './decision.ts';
import { levelId, noSuchLevel } from './level.ts';
import { beginEscalation, begun } from './raise.ts';
import { invalid } from './refuse.ts';

/** A person says that something is wrong, and how bad: the response begins at once, and the runbook's people are called. */
export function declare(decision: Decision, command: Extract<IncidentCommand, { type: 'DeclareIncident' }>): Verdict {
  const { policy } = decision.context;
  const { type: _, ...said } = command;
  const severity = levelId(policy, command.severity);
  if (severity === null) return noSuchLevel(policy, command.severity);
  if (command.title.trim() === '') return invalid('Give the incident a title.');
  decision.emit({ type: 'IncidentRaised', ...said, severity, alert: null, startedAt: begun(said.startedAt, decision.now) });
  beginEscalation(decision, `${decision.by.name} declared ${severity}.`);
  beginResponse(decision, severity);
  assignFirstCommander(decision);
  return undefined;
}
