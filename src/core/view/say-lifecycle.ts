import { lineOf } from '../incident/decision.ts';
import type { IncidentEvent } from '../incident/event.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Source } from '../policy/source.ts';
import { detail, type Saying, type Telling } from './saying.ts';

/** Beginning, end and standing of the incident, and what its monitors say. */
export function sayLifecycle(event: IncidentEvent, told: Telling): Saying | null {
  switch (event.type) {
    case 'IncidentRaised':
      return {
        text: `${event.drill ? 'Drill' : 'Incident'} INC-${event.number} began: ${event.title}`,
        detail: detail(event.summary, event.alert === null ? null : `Alert: ${event.alert.summary}`, `Runbook: ${event.runbook.name}`),
        weight: 'major',
      };
    case 'IncidentDeclared':
      return { text: `Declared ${told.name.severity(event.severity)}`, weight: 'major', src: event.src };
    case 'IncidentDeclined':
      return { text: 'Declined: this is not an incident', detail: detail(event.reason), weight: 'major' };
    case 'IncidentAcknowledged':
      return { text: 'Acknowledged: somebody is on it', detail: detail(via(event.via)), weight: 'major' };
    case 'AcknowledgementExpired':
      return { text: 'The acknowledgement ran out: nothing followed it, so the escalation goes on', weight: 'major' };
    case 'IncidentResolved':
      return { text: 'Resolved', detail: detail(event.summary), weight: 'major' };
    case 'IncidentReopened':
      return { text: 'Reopened', detail: detail(event.reason), weight: 'major' };
    case 'IncidentClosed':
      return { text: 'Closed', weight: 'major' };
    case 'IncidentMerged':
      return { text: `Merged into ${event.into}`, weight: 'major' };
    case 'IncidentRenamed':
      return { text: `Renamed: ${event.title}`, weight: 'normal' };
    case 'AlertAttached':
      return {
        text: event.alert.status === 'firing' ? `Alert fires: ${event.alert.summary}` : `Alert is over: ${event.alert.summary}`,
        weight: 'normal',
      };
    case 'AlertCleared':
      return {
        text:
          event.because === 'silence'
            ? `Its monitor fell silent: ${told.alerts.get(event.key) ?? event.key}`
            : `Alert is over: ${told.alerts.get(event.key) ?? event.key}`,
        weight: 'normal',
      };
    case 'SeverityChanged':
      return {
        text:
          event.from === null
            ? `Severity set to ${told.name.severity(event.to)}`
            : `Severity ${event.from} → ${told.name.severity(event.to)}`,
        detail: detail(event.reason),
        weight: 'major',
        src: severityLine(told.policy, event.to),
      };
    case 'CategorySet':
      return { text: `Category: ${told.name.category(event.category)}`, weight: 'normal' };
    case 'TimeCorrected':
      return {
        text: `${MOMENTS[event.moment]} (time corrected${event.from === null ? '' : `, was ${told.dateAndTime(event.from)}`})`,
        detail: detail(event.reason),
        weight: 'normal',
        at: event.to,
      };
    case 'RunbookChanged':
      return {
        text: `Moved to the runbook "${event.runbook.name}", revision ${event.runbook.hash.slice(0, 8)}`,
        detail: detail(event.note ?? null),
        weight: 'major',
      };
    default:
      return null;
  }
}

const MOMENTS = {
  impact: 'The impact began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  triaged: 'Triaged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
} as const;

function via(way: string): string | null {
  return way === '' ? null : `by ${way}`;
}

function severityLine(policy: CompiledPolicy, id: string): Source | null {
  const severity = policy.severities.find((one) => one.id === id);
  return severity === undefined ? null : lineOf(severity);
}
