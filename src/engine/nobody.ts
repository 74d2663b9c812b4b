import type { IncidentEvent, Recorded } from '../core/incident/event.ts';
import type { Notification } from '../core/incident/notification.ts';
import type { IncidentState } from '../core/incident/state.ts';

/** Who a message is for when there is nobody: it ends in the terminal's log. */
export const NOBODY = '';

/**
 * The escalation found nobody to tell and no catch-all contact either. That must not end in silence: the fallback of last resort, the
 * terminal's log, is told in their place. Null when somebody is told.
 */
export function noticeForNobody(state: IncidentState, fresh: readonly Recorded[]): Notification | null {
  if (fresh.some(({ event }) => event.type === 'NotificationRequested')) return null;
  const silent = fresh.find(({ event }) => reachedNobody(event));
  if (silent === undefined) return null;
  const because = 'because' in silent.event ? silent.event.because : '';
  const id = `${state.number}.${silent.version}-nobody`;
  return {
    id,
    dedupe: id,
    personId: NOBODY,
    purpose: 'catch-all',
    headline: `INC-${state.number}${state.severity === null ? '' : ` ${state.severity}`}: ${state.title}`,
    reason: because,
    src: 'src' in silent.event ? silent.event.src : null,
    channels: [],
    body: null,
    subject: null,
  };
}

function reachedNobody(event: IncidentEvent): boolean {
  if (event.type === 'EscalationExhausted' || event.type === 'EscalationRepeated') return event.people.length === 0;
  return event.type === 'EscalationSkipped' && event.field === undefined;
}
