import { createHash, createHmac } from 'node:crypto';
import type { Notification } from '../core/incident/notification.ts';
import { HOUR, type Instant } from '../core/time/instant.ts';
import type { LinkRow } from './store.ts';

/** A mail that is read after three days is no answer to a page. */
export const LINK_KEEP = 72 * HOUR;

/** The token of a message's one-time link: always the same for the same message, so that a retry carries the same link. 256 bits, base64url. */
export function linkToken(secret: string, incidentId: string, notificationId: string, personId: string): string {
  const what = JSON.stringify(['acknowledge', incidentId, notificationId, personId]);
  return createHmac('sha256', secret).update(what).digest('base64url');
}

/** What is kept of a token: whoever reads the database cannot follow the link. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function acknowledgeLink(token: string, incidentId: string, personId: string, now: Instant): LinkRow {
  return { tokenHash: hashOfToken(token), purpose: 'acknowledge', incidentId, personId, expiresAt: now + LINK_KEEP, usedAt: null };
}

/** Where a one-time link leads. The page shows a button; opening it alone changes nothing. */
export const ACKNOWLEDGE_PATH = '/l';

export function acknowledgeUrl(publicUrl: string, secret: string, incidentId: string, notification: Notification): string {
  return `${publicUrl}${ACKNOWLEDGE_PATH}/${linkToken(secret, incidentId, notification.id, notification.personId)}`;
}
