import type { DecisionContext } from '../incident/context.ts';
import type { IncidentEvent, Recorded } from '../incident/event.ts';
import type { Notification } from '../incident/notification.ts';
import type { Obligation } from '../incident/obligation.ts';
import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';
import type { TimelineEntry } from './incident-view.ts';
import { list, namingOf } from './naming.ts';
import { dateAndTime, timeOfDay } from './words-for-time.ts';

/** What one event says to a tired reader. `at` only where it happened at another time than it was recorded. */
export type Saying = { text: string; detail?: string | null; weight: TimelineEntry['weight']; src?: Source | null; at?: Instant };

/** What a sentence may know beside its event: names, the zone's clock, and what earlier events introduced. */
export type Telling = ReturnType<typeof telling>;

/** Looks through the stream once for what later sentences refer to. */
export function telling(context: DecisionContext, recorded: readonly Recorded[]) {
  const notifications = new Map<string, Notification>();
  const obligations = new Map<string, Obligation>();
  const alerts = new Map<string, string>();
  const consequences = new Set<IncidentEvent>();
  for (const one of recorded) {
    const { event } = one;
    if (event.type === 'NotificationRequested') notifications.set(event.notification.id, event.notification);
    if (event.type === 'ObligationOpened') obligations.set(event.obligation.id, event.obligation);
    if (event.type === 'ObligationWaived' && isConsequence(recorded, one)) consequences.add(event);
    if (event.type === 'AlertAttached') alerts.set(event.alert.key, event.alert.summary);
    if (event.type === 'IncidentRaised' && event.alert !== null) alerts.set(event.alert.key, event.alert.summary);
  }
  const zone = context.calendar.zone;
  return {
    name: namingOf(context),
    list,
    policy: context.policy,
    notifications,
    obligations,
    alerts,
    consequences,
    time: (at: Instant) => timeOfDay(at, zone),
    dateAndTime: (at: Instant) => dateAndTime(at, zone),
  };
}

/** Is this waiver what a resolution or another level brought along, rather than what somebody decided? */
export function isConsequence(recorded: readonly Recorded[], waiver: Recorded): boolean {
  return recorded.some((one) => one.at === waiver.at && one.version < waiver.version && !one.event.type.startsWith('Obligation'));
}

/** The lines that say something, one below the other; null when none does. */
export function detail(...lines: (string | null)[]): string | null {
  const said = lines.filter((line) => line !== null && line.trim() !== '');
  return said.length === 0 ? null : said.join('\n');
}
