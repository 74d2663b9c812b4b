import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { invalid } from './refuse.ts';

/** A better title, whenever one is found. */
export function rename(decision: Decision, command: Extract<IncidentCommand, { type: 'RenameIncident' }>): Verdict {
  const title = command.title.trim();
  if (title === '') return invalid('Give it a title.');
  if (title !== decision.state.title) decision.emit({ type: 'IncidentRenamed', title });
  return undefined;
}
