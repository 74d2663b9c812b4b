import type { Recorded } from '../incident/event.ts';
import type { Said } from './moment.ts';
import { AS_PROMISED } from './promises.ts';

/** How the end of an alert begins its line. */
export const CLEARS = 'Clears: ';

/** What people and monitors did of their own accord, in words; nothing for what the program does by itself. */
export function workOf({ at, by, event }: Recorded): Said[] {
  const doer = by.kind === 'person' ? [by.name] : [];
  const said = (kind: Said['kind'], text: string, src: Said['src'] = null): Said[] => [{ at, kind, text, who: doer, src }];
  switch (event.type) {
    case 'IncidentRaised':
      return event.alert === null ? [] : said('alert', event.alert.summary);
    case 'AlertAttached':
      return said('alert', event.alert.summary);
    case 'AlertCleared':
      return said('alert', `${CLEARS}${event.key}`);
    case 'IncidentDeclined':
      return said('incident', `Declined: ${event.reason}`);
    case 'IncidentReopened':
      return said('incident', `Reopened: ${event.reason}`);
    case 'IncidentClosed':
      return said('incident', 'Closed');
    case 'SeverityChanged':
      return said('incident', `Severity ${event.to}${event.from === null ? '' : `, was ${event.from}`}: ${event.reason}`);
    case 'CategorySet':
      return said('work', `Category: ${event.category}`);
    case 'QuestionAnswered':
      return said('work', `${event.question} ${event.value}`, event.src);
    case 'GatePassed':
      return said('work', `${event.text} ${event.outcome}`, event.src);
    case 'StepTicked':
      // A note says that the program saw it done.
      return event.note === null ? said('work', `Done: ${event.text}`, event.src) : [];
    case 'UpdatePosted':
      return event.body === AS_PROMISED ? [] : said('work', `Update: ${event.body}`);
    default:
      return [];
  }
}
