import { describe, expect, test } from 'vitest';
import type { Open } from './opened.ts';
import { alert, incident, link, message, noted, runbook, T0 } from './sample.fixture.ts';

export function transactionContract(open: Open): void {
  describe('a transaction', () => {
    test('that fails leaves nothing behind, and the error is the one that was thrown', async () => {
      const { store } = await open();
      const failure = new Error('the core said no');
      const attempt = store.transact(async (tx) => {
        await tx.append('a', 0, noted('one'));
        await tx.saveIncident(incident(1, { wakeAt: T0 }));
        await tx.saveAlerts([alert('x')]);
        await tx.enqueue([message('m')]);
        await tx.saveLink(link('t', T0));
        expect(await tx.events('a')).toHaveLength(1);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await store.events('a')).toEqual([]);
      expect(await store.incident('incident-1')).toBeNull();
      expect(await store.alert('x')).toBeNull();
      expect(await store.outboxOf('incident-1')).toEqual([]);
      expect(await store.link('t')).toBeNull();
      expect(await store.nextWork()).toEqual({ wakeAt: null, outboxAt: null, inboxAt: null, inbox: 0 });
    });

    test('is not seen by anybody before its commit, and sees its own work', async () => {
      const { store } = await open();
      await store.transact(async (tx) => {
        await tx.saveIncident(incident(1));
        expect(await tx.incident('incident-1')).not.toBeNull();
        expect(await store.incident('incident-1')).toBeNull();
      });
      expect(await store.incident('incident-1')).not.toBeNull();
    });

    test('waits for nothing that another does between its steps: counters stay right', async () => {
      const { store } = await open();
      await store.transact((tx) => tx.saveAlerts([alert('x', { count: 0 })]));
      const count = async () => {
        for (;;) {
          try {
            return await store.transact(async (tx) => {
              const seen = await tx.alert('x');
              await tx.settings();
              await tx.saveAlerts([alert('x', { count: (seen?.count ?? 0) + 1 })]);
            });
          } catch (error) {
            expect(error).toHaveProperty('name', 'VersionConflict');
          }
        }
      };
      await Promise.all([...Array.from({ length: 12 }, count), store.accept({ receivedAt: T0, source: 's', signals: [] })]);
      expect((await store.alert('x'))?.count).toBe(12);
    });

    test('gives every incident a number of its own, from 1', async () => {
      const { store, another } = await open();
      const nodes = [store, await another()];
      const numbers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (nodes[index % 2] ?? store).transact((tx) => tx.nextIncidentNumber())),
      );
      expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const [first, second] = await store.transact(async (tx) => [await tx.nextIncidentNumber(), await tx.nextIncidentNumber()]);
      expect([first, second]).toEqual([11, 12]);
    });

    test('of one handled command takes a dozen statements at most', async () => {
      const { store, statements } = await open();
      const [row, revision] = runbook('payments', 'text');
      await store.transact(async (tx) => {
        await tx.saveRunbook(row, revision);
        await tx.append('incident-1', 0, noted('raised'));
        await tx.saveIncident(incident(1));
      });
      const before = statements.length;
      await store.transact(async (tx) => {
        const found = await tx.incident('incident-1');
        await tx.revision(row.hash);
        await tx.settings();
        await tx.append('incident-1', found?.state.version ?? 0, noted('acknowledged', 'told', 'told'));
        await tx.saveIncident(incident(1, { wakeAt: T0 }));
        await tx.enqueue([message('a'), message('b'), message('c')]);
      });
      expect(statements.slice(before).length).toBeLessThanOrEqual(12);
    });
  });
}
