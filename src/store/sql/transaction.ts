import type { Reading, Transaction } from '../../engine/store.ts';
import { alertReading, alertWriting } from './alerts.ts';
import { eventReading, eventWriting } from './events.ts';
import { inboxReading, inboxWriting } from './inbox.ts';
import { incidentReading, incidentWriting } from './incidents.ts';
import { linkReading, linkWriting } from './links.ts';
import { outboxReading, outboxWriting } from './outbox.ts';
import { runbookReading, runbookWriting } from './runbooks.ts';
import { settingsReading, settingsWriting } from './settings.ts';
import type { Db, Differences } from './tables.ts';
import { workReading } from './work.ts';

/** Everything that may be asked, on one connection or on many. */
export const readingOn = (db: Db): Reading => ({
  ...eventReading(db),
  ...incidentReading(db),
  ...alertReading(db),
  ...outboxReading(db),
  ...inboxReading(db),
  ...runbookReading(db),
  ...settingsReading(db),
  ...linkReading(db),
  ...workReading(db),
});

/** Everything that may be done inside a transaction, on its connection. */
export const transactionOn = (db: Db, differences: Differences): Transaction => ({
  ...readingOn(db),
  ...eventWriting(db, differences),
  ...incidentWriting(db),
  ...alertWriting(db),
  ...outboxWriting(db),
  ...inboxWriting(db),
  ...runbookWriting(db),
  ...settingsWriting(db),
  ...linkWriting(db),
});
