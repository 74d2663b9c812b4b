import type { IncidentEvent } from '../incident/event.ts';
import { detail, type Saying, type Telling } from './saying.ts';

/** How far up the runbook's matrix and ladder the incident has gone. */
export function sayEscalation(event: IncidentEvent, told: Telling): Saying | null {
  switch (event.type) {
    case 'EscalationStarted':
      return { text: 'The escalation begins', detail: detail(event.because), weight: 'minor', src: event.src ?? null };
    case 'EscalationReached':
      return {
        text: `Escalated: ${event.label}`,
        detail: event.people.length === 0 ? 'Nobody holds this role' : told.name.people(event.people),
        weight: 'normal',
        src: event.src,
      };
    case 'EscalationSkipped':
      return { text: `Nobody told: ${event.label}`, detail: detail(event.because), weight: 'minor', src: event.src };
    case 'EscalationExhausted':
      return {
        text:
          event.people.length === 0
            ? 'The escalation has nobody left, and no catch-all is set'
            : `Catch-all told: ${told.name.people(event.people)}`,
        detail: detail(event.because),
        weight: 'major',
      };
    case 'EscalationRepeated':
      return {
        text: event.people.length === 0 ? 'Nobody to call again' : `Called again: ${told.name.people(event.people)}`,
        detail: detail(event.because),
        weight: 'normal',
        src: event.src,
      };
    case 'EscalationRequested': {
      const asked = [...event.roles, ...event.people.map(told.name.person)];
      return { text: `Called for ${told.list(asked)}`, detail: detail(event.reason), weight: 'major', src: event.src };
    }
    default:
      return null;
  }
}
