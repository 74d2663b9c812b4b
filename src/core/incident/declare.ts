import { beginResponse } from './begin-response.ts';
import type { IncidentCommand } from './command.ts';
import { assignFirstCommander } from './commander.ts';
import type { Decision, Verdict } from './decision.ts';
import { findSeverity, levelNames } from './level.ts';
import { beginEscalation } from './raise.ts';
import { invalid, unknown } from './refuse.ts';

/** A person says that something is wrong, and how bad: the response begins at once, and the runbook's people are called. */
export function declare(decision: Decision, command: Extract<IncidentCommand, { type: 'DeclareIncident' }>): Verdict {
  const { policy } = decision.context;
  const { type: _, ...said } = command;
  const level = findSeverity(policy, command.severity);
  if (level === null) return unknown(`The runbook has no severity "${command.severity}". It has: ${levelNames(policy)}.`);
  if (command.title.trim() === '') return invalid('Give the incident a title.');
  decision.emit({ type: 'IncidentRaised', ...said, severity: level.id, alert: null });
  beginEscalation(decision, `${decision.by.name} declared ${level.id}.`);
  beginResponse(decision, level);
  assignFirstCommander(decision);
  return undefined;
}
