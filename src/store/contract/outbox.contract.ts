import { describe, expect, test } from 'vitest';
import type { Store } from '../../engine/store.ts';
import type { Open } from './opened.ts';
import { message, T0 } from './sample.fixture.ts';

const LATER = T0 + 30_000;
const enqueue = (store: Store, ...rows: ReturnType<typeof message>[]) => store.transact((tx) => tx.enqueue(rows));
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

export function outboxContract(open: Open): void {
  describe('the outbox', () => {
    test('gives what is due, pages first, then by time; leased to who asked', async () => {
      const { store } = await open();
      await enqueue(
        store,
        message('update', { purpose: 'update', dueAt: T0 - 9_000 }),
        message('late-page', { dueAt: T0 }),
        message('page', { dueAt: T0 - 1_000 }),
        message('future', { dueAt: T0 + 1 }),
        message('catch-all', { purpose: 'catch-all', dueAt: T0 - 500 }),
      );
      const claimed = await store.claimOutbox('node-1', 3, T0, LATER);
      expect(ids(claimed)).toEqual(['page', 'catch-all', 'late-page']);
      expect(claimed[0]).toEqual(message('page', { dueAt: T0 - 1_000, status: 'leased', leasedBy: 'node-1', leasedUntil: LATER }));
      expect(ids(await store.claimOutbox('node-1', 3, T0, LATER))).toEqual(['update']);
      expect(await store.nextWork()).toMatchObject({ outboxAt: T0 + 1 });
      expect(await store.claimOutbox('node-1', 3, T0, LATER)).toEqual([]);
    });

    test('keeps one message a dedupe key, however often it is asked for', async () => {
      const { store } = await open();
      await enqueue(store, message('a', { dedupe: 'level 1 to Ada' }));
      await enqueue(store, message('a', { dedupe: 'level 1 to Ada' }), message('b', { dedupe: 'level 1 to Ada' }), message('c'));
      await enqueue(store, message('d', { dedupe: 'twice at once' }), message('e', { dedupe: 'twice at once' }));
      expect(ids(await store.outboxOf('incident-1'))).toEqual(['a', 'c', 'd']);
    });

    test('remembers the dedupe key after the message was sent', async () => {
      const { store } = await open();
      await enqueue(store, message('a'));
      await store.transact((tx) => tx.saveOutbox(message('a', { status: 'sent', attempts: 1 })));
      await enqueue(store, message('a'));
      expect(await store.outboxOf('incident-1')).toEqual([message('a', { status: 'sent', attempts: 1 })]);
      expect(await store.nextWork()).toMatchObject({ outboxAt: null });
    });

    test('gives a message whose lease ran out again, unchanged but for the lease', async () => {
      const { store } = await open();
      await enqueue(store, message('a'));
      await store.claimOutbox('node-1', 1, T0, LATER);
      expect(await store.nextWork()).toMatchObject({ outboxAt: LATER });
      expect(await store.claimOutbox('node-2', 1, LATER - 1, LATER + 1)).toEqual([]);
      const [again] = await store.claimOutbox('node-2', 1, LATER, LATER + 1);
      expect(again).toEqual(message('a', { status: 'leased', leasedBy: 'node-2', leasedUntil: LATER + 1 }));
    });

    test('gives no message to two nodes', async () => {
      const { store, another } = await open();
      const nodes = [store, await another(), await another(), await another()];
      await enqueue(store, ...Array.from({ length: 60 }, (_, index) => message(`m${index}`, { purpose: index % 3 ? 'page' : 'inform' })));
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (nodes[index % nodes.length] ?? store).claimOutbox(`node-${index}`, 4, T0, LATER)),
      );
      const rest = await store.claimOutbox('last', 100, T0, LATER);
      const all = ids([...claims.flat(), ...rest]);
      expect(all).toHaveLength(60);
      expect(new Set(all).size).toBe(60);
    });

    test('keeps what became of a message, and a retry waits until it is due', async () => {
      const { store } = await open();
      await enqueue(store, message('a'), message('b'));
      await store.claimOutbox('node-1', 2, T0, LATER);
      const retry = message('a', { attempts: 1, dueAt: T0 + 5_000, lastError: 'connection refused' });
      await store.transact(async (tx) => {
        await tx.saveOutbox(retry);
        await tx.saveOutbox(message('b', { status: 'failed', attempts: 1, lastError: 'no such address' }));
      });
      expect(await store.outboxOf('incident-1')).toEqual([
        retry,
        message('b', { status: 'failed', attempts: 1, lastError: 'no such address' }),
      ]);
      expect(await store.nextWork()).toMatchObject({ outboxAt: T0 + 5_000 });
      expect(ids(await store.claimOutbox('node-1', 2, T0 + 5_000, LATER))).toEqual(['a']);
    });

    test('released by a node that stops, is pending again at once; other nodes keep theirs', async () => {
      const { store } = await open();
      await enqueue(store, message('a'), message('b', { dueAt: T0 + 1 }));
      await store.claimOutbox('node-1', 1, T0, LATER);
      await store.claimOutbox('node-2', 1, T0 + 1, LATER);
      await store.release('node-1');
      expect(await store.outboxOf('incident-1')).toEqual([
        message('a'),
        message('b', { dueAt: T0 + 1, status: 'leased', leasedBy: 'node-2', leasedUntil: LATER }),
      ]);
      expect(ids(await store.claimOutbox('node-3', 5, T0 + 1, LATER))).toEqual(['a']);
    });
  });
}
