import { describe, expect, test } from 'vitest';
import { type Store, VersionConflict } from '../../engine/store.ts';
import type { Open } from './opened.ts';
import { signal, T0 } from './sample.fixture.ts';

const arrive = (store: Store, ...instances: string[]) =>
  Promise.all(
    instances.map((instance, index) =>
      store.accept({ receivedAt: T0 + index, source: 'alertmanager', signals: [signal(instance), signal(`${instance}-twin`)] }),
    ),
  );

const LATER = T0 + 30_000;

export function intakeContract(open: Open): void {
  describe('the inbox', () => {
    test('gives accepted signals in the order in which they came, whole', async () => {
      const { store } = await open();
      await arrive(store, 'a', 'b', 'c');
      const rows = await store.claimInbox('node-1', 2, T0, LATER);
      expect(rows.map(({ id: _, ...row }) => row)).toEqual([
        { receivedAt: T0, source: 'alertmanager', signals: [signal('a'), signal('a-twin')] },
        { receivedAt: T0 + 1, source: 'alertmanager', signals: [signal('b'), signal('b-twin')] },
      ]);
      const [last, ...none] = await store.claimInbox('node-1', 10, T0, LATER);
      expect(last?.signals[0]).toEqual(signal('c'));
      expect(none).toEqual([]);
    });

    test('whoever is still at work holds its lease longer; the others wait for that', async () => {
      const { store, another } = await open();
      await store.accept({ receivedAt: T0, source: 's', signals: [signal('a')] });
      await store.claimInbox('node-1', 1, T0, LATER);
      await store.renewInbox('node-2', LATER + 10);
      await store.renewInbox('node-1', LATER + 5);
      const second = await another();
      expect(await second.claimInbox('node-2', 10, LATER, LATER + 20)).toEqual([]);
      expect(await second.claimInbox('node-2', 10, LATER + 5, LATER + 20)).toHaveLength(1);
    });

    test('is one node’s at a time, so that order is kept; when its lease has run out, the next node gets the same', async () => {
      const { store, another } = await open();
      const second = await another();
      await arrive(store, 'a', 'b');
      const held = await store.claimInbox('node-1', 1, T0, LATER);
      expect(await second.claimInbox('node-2', 10, T0, LATER)).toEqual([]);
      expect(await second.nextWork()).toMatchObject({ inbox: 2, inboxAt: LATER });
      const taken = await second.claimInbox('node-2', 10, LATER, LATER + 1);
      expect(taken[0]).toEqual(held[0]);
      expect(taken).toHaveLength(2);
    });

    test('is never given to two nodes that ask at the same moment', async () => {
      const { store, another } = await open();
      const nodes = [store, await another(), await another()];
      await arrive(store, ...Array.from({ length: 40 }, (_, index) => `host-${index}`));
      const claimed: number[] = [];
      for (let round = 0; round < 20; round++) {
        const claims = await Promise.all(nodes.map((node, index) => node.claimInbox(`node-${index}`, 5, T0, LATER)));
        expect(claims.filter((rows) => rows.length > 0).length).toBeLessThanOrEqual(1);
        const ids = claims.flat().map(({ id }) => id);
        claimed.push(...ids);
        if (ids.length > 0) await store.transact((tx) => tx.settleInbox(ids, T0));
      }
      expect(claimed).toHaveLength(40);
      expect(claimed).toEqual([...claimed].sort((a, b) => a - b));
    });

    test('settled, is empty; what arrived stays in the journal, with the problem of what could not be folded', async () => {
      const { store } = await open();
      await arrive(store, 'a', 'b', 'c');
      const [first, second] = await store.claimInbox('node-1', 2, T0, LATER);
      await store.transact(async (tx) => {
        await tx.settleInbox([first?.id ?? 0], T0);
        await tx.settleInbox([second?.id ?? 0], T0, 'it names no alert');
      });
      expect(await store.nextWork()).toMatchObject({ inbox: 1, inboxAt: 0 });
      const journal = await store.journal({ limit: 10 });
      expect(journal.map(({ signals, waiting, problem }) => [signals[0]?.labels['instance'], waiting, problem])).toEqual([
        ['c', true, null],
        ['b', false, 'it names no alert'],
        ['a', false, null],
      ]);
      expect(await store.journal({ before: journal[0]?.id ?? 0, limit: 1 })).toEqual([journal[1]]);
    });

    test('settled by another node after the lease ran out, is a conflict: nothing is folded twice', async () => {
      const { store, another } = await open();
      const second = await another();
      await arrive(store, 'a');
      const slow = await store.claimInbox('node-1', 1, T0, T0 + 1);
      const quick = await second.claimInbox('node-2', 1, T0 + 1, LATER);
      await second.transact((tx) =>
        tx.settleInbox(
          quick.map(({ id }) => id),
          T0,
        ),
      );
      await expect(
        store.transact((tx) =>
          tx.settleInbox(
            slow.map(({ id }) => id),
            T0,
          ),
        ),
      ).rejects.toThrow(VersionConflict);
    });

    test('refuses only the entry that cannot be written, not those that share its commit', async () => {
      const { store } = await open();
      const circular: { self?: unknown } = {};
      circular.self = circular;
      const bad = { ...signal('bad'), annotations: circular as Record<string, string> };
      const answers = await Promise.allSettled([
        arrive(store, 'a'),
        store.accept({ receivedAt: T0, source: 's', signals: [bad] }),
        arrive(store, 'b'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await store.nextWork()).toMatchObject({ inbox: 2 });
    });

    test('takes a thousand requests of one moment', async () => {
      const { store } = await open();
      await arrive(store, ...Array.from({ length: 1_000 }, (_, index) => `host-${index}`));
      const rows = await store.claimInbox('node-1', 2_000, T0, LATER);
      expect(rows.map(({ receivedAt }) => receivedAt)).toEqual(Array.from({ length: 1_000 }, (_, index) => T0 + index));
    });

    test('is called out to other nodes', async () => {
      const { store, another } = await open();
      const second = await another();
      const heard = Promise.withResolvers<void>();
      const stop = await second.listen(heard.resolve);
      await arrive(store, 'a');
      await heard.promise;
      await stop();
    });
  });
}
