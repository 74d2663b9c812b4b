import type { Fact } from '../policy/source.ts';
import { whenAtWork } from '../time/due-at.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { DecisionContext } from './context.ts';
import { levelInForce } from './level.ts';
import type { Obligation } from './obligation.ts';
import type { IncidentState } from './state.ts';

/** A promise that waited for the morning is due this long after the opening, so that its reminder comes at the opening. */
const MORNING = 5 * MINUTE;

/**
 * When something that the base policy asks for is due: of a level in the lower half of the scale never outside working hours, since
 * nobody's runbook wants them woken for it. What a runbook states itself stays as it is.
 */
export function awakeFor(fact: Pick<Fact, 'origin'>, due: Instant | null, context: DecisionContext, state: IncidentState): Instant | null {
  if (due === null || fact.origin !== 'base' || !isMinor(context, state)) return due;
  const open = whenAtWork(due, context.calendar);
  return open === null || open === due ? due : open + MORNING;
}

/** When its owner is reminded of a promise that the base policy made: not at night either. */
export function remindAwake(one: Obligation, reminder: Instant, context: DecisionContext, state: IncidentState): Instant {
  if (one.src !== null || one.kind === 'action-item' || !isMinor(context, state)) return reminder;
  return Math.min(whenAtWork(reminder, context.calendar) ?? reminder, one.dueAt ?? reminder);
}

function isMinor({ policy }: DecisionContext, state: IncidentState): boolean {
  const level = levelInForce(policy, state);
  const worse = policy.severities.filter((one) => level !== null && one.rank < level.rank).length;
  return worse >= Math.ceil(policy.severities.length / 2) && worse > 0;
}
