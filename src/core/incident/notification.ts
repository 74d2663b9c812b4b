import type { Source } from '../policy/source.ts';

/** Why a person is told: what they should do, and the runbook's line that asked for it. */
export type NotificationPurpose = 'page' | 'inform' | 'update' | 'reminder' | 'catch-all' | 'test';

/**
 * One message to one person. The engine picks the contact method and the integration; the words are filled when it is sent,
 * from the state at that moment. `dedupe` makes it one message however often the work is repeated.
 */
export type Notification = {
  id: string;
  dedupe: string;
  personId: string;
  purpose: NotificationPurpose;
  headline: string;
  reason: string;
  src: Source | null;
  channels: string[];
  body: string | null;
  subject: string | null;
};
