import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { waiveKinds } from './owe.ts';
import { invalid, unlessOpen } from './refuse.ts';

/** It is the same as another incident, which goes on. `into` names that one. */
export function merge(decision: Decision, command: Extract<IncidentCommand, { type: 'MergeIncident' }>): Verdict {
  const { state } = decision;
  if (state.lifecycle === 'merged' && state.mergedInto === command.into) return undefined;
  const closed = unlessOpen(state, 'merged');
  if (closed !== undefined) return closed;
  if (command.into.trim() === '' || command.into === `INC-${state.number}`) return invalid('Name another incident to merge it into.');
  decision.emit({ type: 'IncidentMerged', into: command.into });
  waiveKinds(decision, 'all', `Merged into ${command.into}.`);
  return undefined;
}
