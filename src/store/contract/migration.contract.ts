import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../core/incident/chain.ts';
import { SchemaTooNew } from '../../engine/store.ts';
import { sha256 } from '../sql/fingerprint.ts';
import { MIGRATIONS, type Migration } from '../sql/migrations.ts';
import type { Open } from './opened.ts';
import { noted, T0 } from './sample.fixture.ts';

const NEWEST = Math.max(...MIGRATIONS.map(({ version }) => version));

/** What the Muster after this one might do to the tables. */
const next = (breaking: boolean, statement = 'alter table silence add column reviewed integer'): Migration[] => [
  ...MIGRATIONS,
  { version: NEWEST + 1, breaking, statements: () => [statement] },
];

export function migrationContract(dialect: string, open: Open): void {
  const folder = new URL('../seed/', import.meta.url);
  const seeds = readdirSync(folder).filter((name) => name.endsWith(`.${dialect}.sql`));

  describe('migrating', () => {
    test.each(seeds)('from %s keeps all that an older Muster wrote, and work goes on', async (seed) => {
      const { store, execute } = await open({ empty: true });
      await execute(readFileSync(new URL(seed, folder), 'utf8'));
      await store.migrate();

      const events = await store.events('incident-1');
      expect(verifyChain(events, sha256)).toMatchObject({ intact: true, events: 3 });
      expect(await store.incident('incident-1')).toMatchObject({ state: { number: 1, lifecycle: 'triage' }, wakeAt: T0 + 900_000 });
      expect(await store.alert('host-1')).toMatchObject({ incidentId: 'incident-1', labels: { nul: '\0', emoji: '🚨' } });
      expect(await store.openIncidentOfGroup('route/Down')).toBe('incident-1');
      expect(await store.outboxOf('incident-1')).toMatchObject([
        { id: 'm1', status: 'sent' },
        { id: 'm2', status: 'pending' },
      ]);
      expect(await store.settings()).toMatchObject({ defaultRunbook: 'payments', directory: { people: [{ id: 'ada' }] } });
      expect((await store.revisions('payments')).map(({ text }) => text)).toEqual(['# Payments\n']);
      expect(await store.silences()).toHaveLength(1);
      expect(await store.link('link-hash')).toMatchObject({ personId: 'ada' });
      expect(await store.idempotent('key-1')).toMatchObject({ status: 201 });
      expect(await store.journal({ limit: 9 })).toMatchObject([{ waiting: true }, { waiting: false }]);

      await store.transact((tx) => tx.append('incident-1', 3, noted('after the upgrade')));
      expect(verifyChain(await store.events('incident-1'), sha256)).toMatchObject({ intact: true, events: 4 });
      expect(await store.transact((tx) => tx.nextIncidentNumber())).toBe(2);
      expect(await store.claimInbox('node-1', 9, T0, T0 + 1)).toHaveLength(1);
      expect((await store.claimOutbox('node-1', 9, T0 + 1, T0 + 2)).map(({ id }) => id)).toEqual(['m2']);
    });

    test('there is a seed of every version', () => {
      expect(seeds.sort()).toEqual(MIGRATIONS.map(({ version }) => `v${version}.${dialect}.sql`));
    });

    test('twice, and by several nodes at once, is the same as once', async () => {
      const { store, another } = await open({ empty: true });
      const second = await another();
      await Promise.all([store.migrate(), second.migrate(), store.migrate()]);
      await second.transact((tx) => tx.append('a', 0, noted('one')));
      await store.migrate();
      expect(await store.events('a')).toHaveLength(1);
    });

    test('goes on from the version that is there', async () => {
      const { store, migrateAs } = await open();
      await store.transact((tx) => tx.append('a', 0, noted('one')));
      await migrateAs(next(false));
      await migrateAs(next(false));
      expect(await store.events('a')).toHaveLength(1);
    });

    test('that fails changes nothing', async () => {
      const { store, migrateAs } = await open();
      await expect(migrateAs(next(true, 'alter table no_such_table add column x integer'))).rejects.toThrow();
      await store.migrate();
      await store.transact((tx) => tx.append('a', 0, noted('one')));
    });

    test('what a newer Muster changed for good is refused, and says what to do', async () => {
      const { store, migrateAs } = await open();
      await migrateAs(next(true));
      await expect(store.migrate()).rejects.toThrow(SchemaTooNew);
      await expect(store.migrate()).rejects.toThrow(/newer Muster.*Start that version, or restore/);
    });

    test('what a newer Muster only added to can still be used', async () => {
      const { store, migrateAs } = await open();
      await migrateAs(next(false));
      await store.migrate();
      await store.transact((tx) => tx.append('a', 0, noted('one')));
      await migrateAs(next(false));
    });
  });
}
