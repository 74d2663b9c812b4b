import type { Notification } from './notification.ts';

/** What the shell must do because of an event, as data. */
export type Effect = { type: 'notify'; notification: Notification };
