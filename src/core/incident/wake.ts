import type { Instant } from '../time/instant.ts';
import { expiresAt } from './acknowledgement.ts';
import type { DecisionContext } from './context.ts';
import { escalationWake } from './escalate-due.ts';
import { promiseWake } from './remind.ts';
import type { IncidentState } from './state.ts';

/** The next instant at which the incident wants a `Wake`; null when it is over or waits for people only. In the past when it is overdue. */
export function nextWake(context: DecisionContext, state: IncidentState): Instant | null {
  const times = [expiresAt(state), escalationWake(context, state), promiseWake(context, state)].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}
