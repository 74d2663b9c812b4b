import type { DecisionContext } from '../incident/context.ts';
import type { IncidentEvent, Recorded } from '../incident/event.ts';
import type { TimelineEntry } from './incident-view.ts';
import { sayDelivery } from './say-delivery.ts';
import { sayEscalation } from './say-escalation.ts';
import { sayLifecycle } from './say-lifecycle.ts';
import { sayObligation } from './say-obligation.ts';
import { sayWork } from './say-work.ts';
import { type Saying, type Telling, telling } from './saying.ts';

/**
 * Every event in plain English, in the order in which it happened: a note and a corrected time stand where they belong, and keep when they
 * were recorded. `recorded` is the incident's whole stream, or any part of it from its beginning.
 */
export function timeline(context: DecisionContext, recorded: readonly Recorded[]): TimelineEntry[] {
  const told = telling(context, recorded);
  const entries = recorded.map((one): TimelineEntry => {
    const { text, detail = null, weight, src = null, at = one.at } = say(one.event, told);
    return { version: one.version, at, recordedAt: one.at, kind: one.event.type, by: one.by.name, text, detail, weight, src };
  });
  return entries.sort((a, b) => a.at - b.at || a.version - b.version);
}

function say(event: IncidentEvent, told: Telling): Saying {
  const saying =
    sayLifecycle(event, told) ??
    sayWork(event, told) ??
    sayEscalation(event, told) ??
    sayDelivery(event, told) ??
    sayObligation(event, told);
  // An event of a newer version is shown by its name rather than dropped: nothing that happened is hidden.
  return saying ?? { text: event.type, weight: 'minor' };
}
