import { expireAcknowledgement } from './acknowledgement.ts';
import type { Decision } from './decision.ts';
import { escalateDue } from './escalate-due.ts';
import { keepPromises } from './remind.ts';
import { Telling } from './telling.ts';

/** Does whatever is due by the decision's time, and tells each person once what concerns them. */
export function doDue(decision: Decision): void {
  const telling = new Telling();
  expireAcknowledgement(decision, telling);
  escalateDue(decision, telling);
  keepPromises(decision, telling);
  const begins = decision.events[0]?.type === 'IncidentRaised';
  telling.send(decision, decision.by.kind === 'person' && !begins ? decision.by.id : null);
}
