import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { isOwed } from './owe.ts';
import { invalid, unknown } from './refuse.ts';

/** A promise will not be kept, on purpose and with the reason. */
export function waiveObligation(decision: Decision, command: Extract<IncidentCommand, { type: 'WaiveObligation' }>): Verdict {
  const known = Object.hasOwn(decision.state.obligations, command.id) ? decision.state.obligations[command.id] : undefined;
  if (known === undefined) return unknown(`This incident has no obligation "${command.id}".`);
  if (!isOwed(known)) return undefined;
  if (command.reason.trim() === '') return invalid('Say why it is waived: the report will name the reason.');
  decision.emit({ type: 'ObligationWaived', id: command.id, reason: command.reason });
  return undefined;
}
