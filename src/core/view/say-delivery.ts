import type { IncidentEvent } from '../incident/event.ts';
import type { NotificationPurpose } from '../incident/notification.ts';
import { detail, type Saying, type Telling } from './saying.ts';

const SENT: Record<NotificationPurpose, string> = {
  page: 'Paged',
  inform: 'Told',
  update: 'Sent the update to',
  reminder: 'Reminded',
  'catch-all': 'Paged, as catch-all,',
  test: 'Sent a test message to',
};

/** Messages on their way to people. */
export function sayDelivery(event: IncidentEvent, told: Telling): Saying | null {
  switch (event.type) {
    case 'NotificationRequested': {
      const { personId, purpose, reason, src } = event.notification;
      return { text: `${WILL[purpose]} ${told.name.person(personId)}`, detail: detail(reason), weight: 'minor', src };
    }
    case 'NotificationSent': {
      const asked = told.notifications.get(event.notification);
      const verb = asked === undefined ? 'Reached' : SENT[asked.purpose];
      return {
        text: `${verb} ${told.name.person(event.personId)} by ${channelName(event.channel)}`,
        detail: detail(asked?.reason ?? null, event.detail),
        weight: asked?.purpose === 'page' || asked?.purpose === 'catch-all' ? 'normal' : 'minor',
        src: asked?.src ?? null,
      };
    }
    case 'NotificationFailed': {
      const asked = told.notifications.get(event.notification);
      const who = told.name.person(event.personId);
      const channel = channelName(event.channel);
      return {
        text: event.final
          ? `Could not reach ${who}: every way was tried, the last was ${channel}`
          : `Could not reach ${who} by ${channel}; trying on`,
        detail: detail(event.detail),
        weight: event.final ? 'major' : 'minor',
        src: asked?.src ?? null,
      };
    }
    default:
      return null;
  }
}

const WILL: Record<NotificationPurpose, string> = {
  page: 'Paging',
  inform: 'Telling',
  update: 'Sending the update to',
  reminder: 'Reminding',
  'catch-all': 'Paging, as catch-all,',
  test: 'Testing the way to',
};

/** The channel's name as people say it: "mail" for the protocol's "smtp". */
function channelName(channel: string): string {
  if (channel === 'smtp') return 'mail';
  return channel === 'terminal' ? "the server's log" : channel;
}
