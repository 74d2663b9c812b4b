import type { Effect } from './effect.ts';
import type { Recorded } from './event.ts';

/** What the shell has to do because of an event, once the event is on disk. */
export function effectsOf({ event }: Recorded): Effect[] {
  return event.type === 'NotificationRequested' ? [{ type: 'notify', notification: event.notification }] : [];
}
