import { describe, expect, test } from 'vitest';
import type { IncidentFilter, IncidentRow, Store } from '../../engine/store.ts';
import type { Open } from './opened.ts';
import { alert, incident, message, T0 } from './sample.fixture.ts';

const LATER = T0 + 30_000;
const BEN = { at: T0, by: 'Ben', personId: 'ben' };

const save = (store: Store, ...rows: IncidentRow[]) =>
  store.transact(async (tx) => {
    for (const row of rows) await tx.saveIncident(row);
  });

export function incidentContract(open: Open): void {
  describe('the read model of incidents', () => {
    test('gives the last state that was saved, by id and by number', async () => {
      const { store } = await open();
      await save(store, incident(1), incident(2));
      const changed = incident(1, { lifecycle: 'active', acknowledged: BEN, wakeAt: LATER, updatedAt: LATER });
      await save(store, changed);
      expect(await store.incident('incident-1')).toEqual(changed);
      expect(await store.incidentByNumber(1)).toEqual(changed);
      expect(await store.incidentByNumber(2)).toEqual(incident(2));
    });

    test('knows nothing by an id or number that nobody has, whatever it looks like', async () => {
      const { store } = await open();
      for (const id of ['incident-9', '', '\0', "'; drop table incident; --", 'x'.repeat(10_000)]) {
        expect(await store.incident(id)).toBeNull();
      }
      for (const number of [0, -1, 1.5, 2 ** 40, Number.NaN]) expect(await store.incidentByNumber(number)).toBeNull();
    });

    test('lists from the newest down, by lifecycle, service and drill, a page at a time', async () => {
      const { store } = await open();
      await save(
        store,
        incident(1, { lifecycle: 'closed' }),
        incident(2, { lifecycle: 'active', service: 'payments' }),
        incident(3, { service: 'search' }),
        incident(4, { lifecycle: 'active', service: 'payments', drill: true }),
      );
      const numbers = async (filter: Partial<IncidentFilter>) =>
        (await store.incidents({ limit: 10, ...filter })).map(({ state }) => state.number);
      expect(await numbers({})).toEqual([4, 3, 2, 1]);
      expect(await numbers({ limit: 2 })).toEqual([4, 3]);
      expect(await numbers({ limit: 2, before: 'incident-3' })).toEqual([2, 1]);
      expect(await numbers({ before: 'incident-9' })).toEqual([]);
      expect(await numbers({ lifecycle: ['triage', 'active'] })).toEqual([4, 3, 2]);
      expect(await numbers({ lifecycle: [] })).toEqual([]);
      expect(await numbers({ service: 'payments' })).toEqual([4, 2]);
      expect(await numbers({ service: 'payments', drill: false })).toEqual([2]);
    });

    test('names the open incident of a group, and no other', async () => {
      const { store } = await open();
      await save(store, incident(1, { lifecycle: 'closed' }), incident(2, { lifecycle: 'active' }), incident(3, { lifecycle: 'active' }));
      await store.transact((tx) =>
        tx.saveAlerts([
          alert('a', { groupKey: 'g', incidentId: 'incident-1' }),
          alert('b', { groupKey: 'g', incidentId: 'incident-2' }),
          alert('c', { groupKey: 'g' }),
          alert('d', { groupKey: 'old', incidentId: 'incident-1' }),
          alert('e', { groupKey: 'g', incidentId: 'incident-0-of-before' }),
        ]),
      );
      expect(await store.openIncidentOfGroup('g')).toBe('incident-2');
      expect(await store.openIncidentOfGroup('old')).toBeNull();
      expect(await store.openIncidentOfGroup('unknown')).toBeNull();
      await save(store, incident(2, { lifecycle: 'resolved' }));
      expect(await store.openIncidentOfGroup('g')).toBeNull();
    });

    test('tells the auditor which open incidents nobody has acknowledged, their wake and what is on its way', async () => {
      const { store } = await open();
      await save(
        store,
        incident(1, { wakeAt: LATER }),
        incident(2, { lifecycle: 'active' }),
        incident(3, { lifecycle: 'active', acknowledged: BEN }),
        incident(4, { lifecycle: 'resolved' }),
      );
      await store.transact((tx) =>
        tx.enqueue([message('a'), message('b'), message('c', { status: 'sent' }), message('d', { incidentId: 'incident-4' })]),
      );
      await store.claimOutbox('node-1', 1, T0, LATER);
      expect(await store.unacknowledged()).toEqual([
        { id: 'incident-1', number: 1, wakeAt: LATER, undelivered: 2 },
        { id: 'incident-2', number: 2, wakeAt: null, undelivered: 0 },
      ]);
    });
  });

  describe('wakes', () => {
    test('are given when they have come, the earliest first, each to one node until its lease ends', async () => {
      const { store } = await open();
      await save(store, incident(1, { wakeAt: T0 }), incident(2, { wakeAt: T0 - 5 }), incident(3, { wakeAt: T0 + 5 }), incident(4));
      expect(await store.nextWork()).toMatchObject({ wakeAt: T0 - 5 });
      expect(await store.claimWakes('node-1', 10, T0, LATER)).toEqual(['incident-2', 'incident-1']);
      expect(await store.claimWakes('node-2', 10, T0, LATER)).toEqual([]);
      expect(await store.nextWork()).toMatchObject({ wakeAt: T0 + 5 });
      expect(await store.incident('incident-2')).toEqual(incident(2, { wakeAt: T0 - 5 }));
      expect(await store.claimWakes('node-2', 10, LATER, LATER + 1)).toEqual(['incident-3', 'incident-1', 'incident-2']);
    });

    test('saved anew by who has run the incident, are free again, at the new instant', async () => {
      const { store } = await open();
      await save(store, incident(1, { wakeAt: T0 }), incident(2, { wakeAt: T0 }));
      await store.claimWakes('node-1', 10, T0, LATER);
      await save(store, incident(1, { wakeAt: T0 + 1 }), incident(2));
      expect(await store.nextWork()).toMatchObject({ wakeAt: T0 + 1 });
      expect(await store.claimWakes('node-2', 10, LATER, LATER + 1)).toEqual(['incident-1']);
    });

    test('and the inbox of a node that stops are free at once', async () => {
      const { store } = await open();
      await save(store, incident(1, { wakeAt: T0 }), incident(2, { wakeAt: T0 }));
      await store.accept({ receivedAt: T0, source: 's', signals: [] });
      await store.claimWakes('node-1', 1, T0, LATER);
      await store.claimWakes('node-2', 1, T0, LATER);
      await store.claimInbox('node-1', 1, T0, LATER);
      await store.release('node-1');
      expect(await store.nextWork()).toMatchObject({ wakeAt: T0, inboxAt: 0 });
      expect(await store.claimWakes('node-3', 10, T0, LATER)).toEqual(['incident-1']);
      expect(await store.claimInbox('node-3', 1, T0, LATER)).toHaveLength(1);
    });

    test('of a thousand incidents go to many nodes, each once', async () => {
      const { store, another } = await open();
      const nodes = [store, await another()];
      await store.transact(async (tx) => {
        for (let number = 1; number <= 1_000; number++) await tx.saveIncident(incident(number, { wakeAt: T0 }));
      });
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (nodes[index % 2] ?? store).claimWakes(`node-${index}`, 100, T0, LATER)),
      );
      const rest = await store.claimWakes('last', 1_000, T0, LATER);
      expect(new Set([...claims.flat(), ...rest]).size).toBe(1_000);
      expect([...claims.flat(), ...rest]).toHaveLength(1_000);
    });
  });
}
