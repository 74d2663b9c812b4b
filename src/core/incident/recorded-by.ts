import { type Actor, SYSTEM } from './actor.ts';
import type { IncidentEvent } from './event.ts';

/** What the program does by itself, also when a person's command was the occasion. */
const OWN_DOING: ReadonlySet<IncidentEvent['type']> = new Set([
  'AcknowledgementExpired',
  'EscalationStarted',
  'EscalationReached',
  'EscalationSkipped',
  'EscalationExhausted',
  'EscalationRepeated',
  'NotificationRequested',
  'NotificationSent',
  'NotificationFailed',
  'ObligationOpened',
  'ObligationBreached',
  'ObligationMoved',
]);

/**
 * In whose name an event is recorded: the one whose command it was, but the program's own doings in the program's. Nobody wants to read
 * that Alice paged the CTO because her note arrived at the minute at which that was due.
 */
export function recordedBy(event: IncidentEvent, by: Actor): Actor {
  return OWN_DOING.has(event.type) ? SYSTEM : by;
}
