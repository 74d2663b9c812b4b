import type { DecisionContext } from '../incident/context.ts';
import type { Recorded } from '../incident/event.ts';
import { commanderRole } from '../incident/incident-role.ts';
import type { IncidentState } from '../incident/state.ts';
import type { HoleValues } from './hole-values.ts';
import { holeValues, statusOf } from './hole-values.ts';
import { asData, TO_BE_WRITTEN } from './markdown.ts';
import { severityName } from './naming.ts';
import type { SectionKind } from './report-section.ts';
import { dateAndTime, lengthOf } from './words-for-time.ts';

/** An event as a report needs it; the hash where the store gives one. */
export type ReportedEvent = Recorded & { hash?: string };

/** Everything a section is written from. */
export type ReportSubject = {
  context: DecisionContext;
  state: IncidentState;
  recorded: readonly ReportedEvent[];
  values: HoleValues;
  zone: string;
};

export function reportSubject(context: DecisionContext, state: IncidentState, recorded: readonly ReportedEvent[]): ReportSubject {
  return { context, state, recorded, values: holeValues(context, state, state.updatedAt), zone: context.calendar.zone };
}

/** The one line that answers a short section. */
export function shortFact(kind: SectionKind, subject: ReportSubject): string {
  const { state, context, values, zone } = subject;
  switch (kind) {
    case 'incident-id':
      return `INC-${state.number}`;
    case 'title':
      return asData(state.title);
    case 'severity':
      return state.severity === null ? 'never set' : asData(severityName(context.policy, state.severity));
    case 'started':
      return dateAndTime(state.moments.impact ?? state.raisedAt, zone);
    case 'ended':
      return state.moments.resolved === undefined ? 'not resolved yet' : dateAndTime(state.moments.resolved, zone);
    case 'duration':
      return duration(state);
    case 'systems':
      return asData(values.systems ?? '') || TO_BE_WRITTEN;
    case 'impact':
      return asData(values.impact ?? '') || TO_BE_WRITTEN;
    case 'root-cause':
      return asData(values['root-cause'] ?? '') || TO_BE_WRITTEN;
    case 'status':
      return asData(statusOf(state));
    case 'commander':
      return commander(subject);
    default:
      return TO_BE_WRITTEN;
  }
}

function duration({ moments, raisedAt }: IncidentState): string {
  if (moments.resolved === undefined) return 'not resolved yet';
  const length = moments.resolved - (moments.impact ?? raisedAt);
  return length < 0 ? '**invalid**: resolved before the impact began' : lengthOf(length);
}

function commander({ context, state }: ReportSubject): string {
  const role = commanderRole(context.policy);
  const holder = role === null ? undefined : state.roles[role.id];
  return holder === undefined ? 'nobody' : asData(holder.personName);
}
