import { EMPTY_DIRECTORY } from '../../core/oncall/directory.ts';
import { OFFICE_HOURS_UTC } from '../../core/time/calendar.ts';
import type { Reading, Settings, Transaction } from '../../engine/store.ts';
import type { Db } from './tables.ts';

/** What a new installation has before anybody configured it. */
const UNSET: Settings = { directory: EMPTY_DIRECTORY, calendar: OFFICE_HOURS_UTC, routes: [], defaultRunbook: null, channels: {} };

export const settingsReading = (db: Db): Pick<Reading, 'settings'> => ({
  async settings() {
    const rows = await db.selectFrom('settings').selectAll().execute();
    return { ...structuredClone(UNSET), ...Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.body)])) };
  },
});

export const settingsWriting = (db: Db): Pick<Transaction, 'saveSettings'> => ({
  async saveSettings(part) {
    for (const [name, document] of Object.entries(part)) {
      if (document === undefined) continue;
      const body = JSON.stringify(document);
      await db
        .insertInto('settings')
        .values({ name, body })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
        .execute();
    }
  },
});
