import { describe, expect, test } from 'vitest';
import type { Silence } from '../../core/alert/alert.ts';
import { EMPTY_DIRECTORY } from '../../core/oncall/directory.ts';
import { OFFICE_HOURS_UTC } from '../../core/time/calendar.ts';
import { DAY } from '../../core/time/instant.ts';
import type { Open } from './opened.ts';
import { alert, incident, link, runbook, signal, T0 } from './sample.fixture.ts';

export function keepContract(open: Open): void {
  describe('alerts', () => {
    test('are kept one a key, as they were saved last', async () => {
      const { store } = await open();
      await store.transact((tx) => tx.saveAlerts([alert('a'), alert('b'), alert('a', { count: 2 })]));
      await store.transact((tx) => tx.saveAlerts([alert('b', { status: 'resolved', updatedAt: T0 + 1 })]));
      expect(await store.alert('a')).toEqual(alert('a', { count: 2 }));
      expect(await store.alerts({ limit: 10 })).toEqual([alert('b', { status: 'resolved', updatedAt: T0 + 1 }), alert('a', { count: 2 })]);
      expect(await store.alert('c')).toBeNull();
    });

    test('with any key and labels come back unchanged', async () => {
      const { store } = await open();
      const labels = { __proto__x: '1', nul: '\0', half: '\udfff', quote: `'"\\`, emoji: '🚨' };
      const odd = ['', '\0', '\ud800', 'k'.repeat(50_000), '🚨', "' or 1=1"].map((key) => alert(key, { labels, groupKey: `${key}\0` }));
      await store.transact((tx) => tx.saveAlerts(odd));
      for (const one of odd) expect(await store.alert(one.key)).toEqual(one);
      expect(await store.alertsByKey(odd.map(({ key }) => key))).toHaveLength(odd.length);
    });

    test('are found by status, by incident and by the end of their life', async () => {
      const { store } = await open();
      await store.transact((tx) =>
        tx.saveAlerts([
          alert('a', { endsAt: T0, updatedAt: T0 + 3 }),
          alert('b', { endsAt: T0 + 1, incidentId: 'incident-1', updatedAt: T0 + 2 }),
          alert('c', { endsAt: T0, status: 'resolved', incidentId: 'incident-1', updatedAt: T0 + 1 }),
        ]),
      );
      const keys = async (filter: Parameters<typeof store.alerts>[0]) => (await store.alerts(filter)).map(({ key }) => key);
      expect(await keys({ limit: 2 })).toEqual(['a', 'b']);
      expect(await keys({ status: 'firing', limit: 9 })).toEqual(['a', 'b']);
      expect(await keys({ incidentId: 'incident-1', limit: 9 })).toEqual(['b', 'c']);
      expect(await keys({ status: 'firing', endedBy: T0, limit: 9 })).toEqual(['a']);
    });

    test('in thousands are saved and found by their keys', async () => {
      const { store } = await open();
      const many = Array.from({ length: 3_000 }, (_, index) => alert(`host-${index}`));
      await store.transact((tx) => tx.saveAlerts(many));
      const found = await store.alertsByKey([...many.map(({ key }) => key), 'unknown', 'host-1']);
      expect(found.map(({ key }) => key).sort()).toEqual(many.map(({ key }) => key).sort());
      expect(await store.alertsByKey([])).toEqual([]);
    });
  });

  describe('what an operator configures', () => {
    test('a new installation has nobody, office hours in UTC, and no route', async () => {
      const { store } = await open();
      const unset = { directory: EMPTY_DIRECTORY, calendar: OFFICE_HOURS_UTC, routes: [], defaultRunbook: null, channels: {} };
      expect(await store.settings()).toEqual(unset);
    });

    test('each part is replaced whole, and the others stay', async () => {
      const { store } = await open();
      await store.transact((tx) =>
        tx.saveSettings({ channels: { ntfy: { server: 'https://ntfy.example.org' } }, defaultRunbook: 'payments' }),
      );
      await store.transact((tx) => tx.saveSettings({ channels: { webhook: {} } }));
      await store.transact((tx) => tx.saveSettings({ calendar: { ...OFFICE_HOURS_UTC, zone: 'Europe/Berlin' } }));
      expect(await store.settings()).toMatchObject({
        channels: { webhook: {} },
        defaultRunbook: 'payments',
        calendar: { zone: 'Europe/Berlin', workdays: [1, 2, 3, 4, 5] },
        directory: EMPTY_DIRECTORY,
      });
      expect((await store.settings()).channels).toEqual({ webhook: {} });
    });

    test('runbooks keep every revision, the newest first', async () => {
      const { store } = await open();
      const [first, firstText] = runbook('payments', 'one', T0);
      const [second, secondText] = runbook('payments', 'two\0', T0 + 1);
      await store.transact((tx) => tx.saveRunbook(first, firstText));
      await store.transact((tx) => tx.saveRunbook(second, secondText));
      await store.transact((tx) => tx.saveRunbook(...runbook('search', 'other')));
      expect(await store.runbook('payments')).toEqual(second);
      expect((await store.runbooks()).map(({ id }) => id)).toEqual(['payments', 'search']);
      expect(await store.revisions('payments')).toEqual([secondText, firstText]);
      expect(await store.revision(firstText.hash)).toEqual(firstText);
      expect(await store.revision('unknown')).toBeNull();
      expect(await store.runbook('unknown')).toBeNull();
    });

    test('two runbooks may have the same text, and going back to an old revision keeps it as it was', async () => {
      const { store } = await open();
      const [row, text] = runbook('payments', 'same', T0);
      await store.transact((tx) => tx.saveRunbook(row, text));
      await store.transact((tx) => tx.saveRunbook(...runbook('copy', 'same', T0 + 1)));
      await store.transact((tx) => tx.saveRunbook({ ...row, updatedAt: T0 + 9 }, { ...text, createdAt: T0 + 9 }));
      expect(await store.revisions('payments')).toEqual([text]);
      expect(await store.revisions('copy')).toHaveLength(1);
      expect((await store.runbook('payments'))?.updatedAt).toBe(T0 + 9);
    });

    test('silences are kept by their id', async () => {
      const { store } = await open();
      const silence: Silence = {
        id: 's1',
        matchers: [{ name: 'alertname', value: 'Down', isRegex: false, isEqual: true }],
        startsAt: T0,
        endsAt: T0 + DAY,
        createdBy: 'ada',
        comment: 'planned work',
        updatedAt: T0,
      };
      await store.transact((tx) => tx.saveSilence(silence));
      await store.transact((tx) => tx.saveSilence({ ...silence, endsAt: T0 + 1 }));
      expect(await store.silences()).toEqual([{ ...silence, endsAt: T0 + 1 }]);
    });
  });

  describe('links and idempotency keys', () => {
    test('a link is known by the hash of its token, and used once', async () => {
      const { store } = await open();
      await store.transact((tx) => tx.saveLink(link('hash', T0)));
      await store.transact((tx) => tx.saveLink({ ...link('hash', T0), usedAt: T0 }));
      expect(await store.link('hash')).toEqual({ ...link('hash', T0), usedAt: T0 });
      expect(await store.link('other')).toBeNull();
    });

    test('the first answer to a key stays its answer', async () => {
      const { store } = await open();
      const first = { key: 'k'.repeat(5_000), fingerprint: 'f', status: 201, body: '{"id":"incident-1"}\0', createdAt: T0 };
      await store.transact((tx) => tx.saveIdempotent(first));
      await store.transact((tx) => tx.saveIdempotent({ ...first, status: 500, body: 'second' }));
      expect(await store.idempotent(first.key)).toEqual(first);
      expect(await store.idempotent('other')).toBeNull();
    });
  });

  describe('pruning', () => {
    test('removes what is past its keep, and nothing that is still to be done', async () => {
      const { store } = await open();
      const idempotent = (key: string, createdAt: number) => ({ key, fingerprint: 'f', status: 200, body: '', createdAt });
      for (const [instance, age] of [
        ['old', 15],
        ['waiting', 15],
        ['young', 13],
      ] as const) {
        await store.accept({ receivedAt: T0 - age * DAY, source: 's', signals: [signal(instance)] });
      }
      const rows = await store.claimInbox('node-1', 10, T0, T0 + 1);
      const settled = rows.filter(({ signals }) => signals[0]?.labels['instance'] !== 'waiting').map(({ id }) => id);
      await store.transact(async (tx) => {
        await tx.settleInbox(settled, T0);
        await tx.saveIdempotent(idempotent('old', T0 - 2 * DAY));
        await tx.saveIdempotent(idempotent('young', T0));
        await tx.saveLink(link('old', T0 - 31 * DAY));
        await tx.saveLink(link('young', T0 - DAY));
        await tx.append('incident-1', 0, [{ at: 0, by: { kind: 'system', name: 'Muster' }, event: { type: 'IncidentClosed' } }]);
        await tx.saveIncident(incident(1, { lifecycle: 'closed', updatedAt: 0 }));
      });
      await store.prune(T0);
      expect((await store.journal({ limit: 9 })).map(({ signals }) => signals[0]?.labels['instance'])).toEqual(['young', 'waiting']);
      expect(await store.claimInbox('node-1', 10, T0 + 1, T0 + 2)).toHaveLength(1);
      expect([await store.idempotent('old'), (await store.idempotent('young'))?.key]).toEqual([null, 'young']);
      expect([await store.link('old'), (await store.link('young'))?.tokenHash]).toEqual([null, 'young']);
      expect(await store.events('incident-1')).toHaveLength(1);
      expect(await store.incident('incident-1')).not.toBeNull();
    });

    test('of more than one step goes on until all is gone', async () => {
      const { store } = await open();
      await Promise.all(Array.from({ length: 4_500 }, () => store.accept({ receivedAt: 0, source: 's', signals: [] })));
      const rows = await store.claimInbox('node-1', 5_000, T0, T0 + 1);
      await store.transact((tx) =>
        tx.settleInbox(
          rows.map(({ id }) => id),
          T0,
        ),
      );
      await store.prune(T0);
      expect(await store.journal({ limit: 9 })).toEqual([]);
    });
  });
}
