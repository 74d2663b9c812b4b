import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { isOwed } from './owe.ts';
import { unknown } from './refuse.ts';

/** A promise is kept, in time or late. Keeping it twice is harmless. */
export function meetObligation(decision: Decision, command: Extract<IncidentCommand, { type: 'MeetObligation' }>): Verdict {
  const known = Object.hasOwn(decision.state.obligations, command.id) ? decision.state.obligations[command.id] : undefined;
  if (known === undefined) return unknown(`This incident has no obligation "${command.id}".`);
  if (isOwed(known)) decision.emit({ type: 'ObligationMet', id: command.id });
  return undefined;
}
