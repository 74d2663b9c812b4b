import { deadlineOf, isUrgent } from '../core/incident/after-try.ts';
import type { Notification } from '../core/incident/notification.ts';
import type { Instant } from '../core/time/instant.ts';
import { acknowledgeLink, linkToken } from './link.ts';
import type { OutboxRow, Transaction } from './store.ts';

type Enqueued = { incidentId: string; notifications: Notification[]; secret: string; now: Instant };

/** Puts messages into the outbox, each with the one-time link that it will carry. */
export async function enqueueNotifications(tx: Transaction, { incidentId, notifications, secret, now }: Enqueued): Promise<void> {
  if (notifications.length === 0) return;
  await tx.enqueue(notifications.map((notification) => outboxRow(incidentId, notification, now)));
  for (const { id, personId, purpose } of notifications) {
    if (!isUrgent(purpose)) continue;
    await tx.saveLink(acknowledgeLink(linkToken(secret, incidentId, id, personId), incidentId, personId, now));
  }
}

export function outboxRow(incidentId: string | null, notification: Notification, now: Instant): OutboxRow {
  return {
    id: incidentId === null ? notification.id : `${incidentId}/${notification.id}`,
    incidentId,
    notification,
    createdAt: now,
    dueAt: now,
    deadline: deadlineOf(isUrgent(notification.purpose), now),
    attempts: 0,
    contactIndex: 0,
    status: 'pending',
    leasedBy: null,
    leasedUntil: null,
    lastError: null,
  };
}
