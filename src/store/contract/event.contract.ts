import { describe, expect, test } from 'vitest';
import { CHAIN_START, verifyChain } from '../../core/incident/chain.ts';
import { type StoredEvent, VersionConflict } from '../../engine/store.ts';
import { sha256 } from '../sql/fingerprint.ts';
import type { Open } from './opened.ts';
import { ADA, note, noted, T0 } from './sample.fixture.ts';

export function eventContract(open: Open): void {
  describe('events', () => {
    test('come back as they were appended, in order, from any version on', async () => {
      const { store } = await open();
      await store.transact((tx) => tx.append('a', 0, noted('one', 'two')));
      await store.transact((tx) => tx.append('b', 0, noted('elsewhere')));
      await store.transact((tx) => tx.append('a', 2, noted('three')));

      const events = await store.events('a');
      expect(events.map(({ version, at, by, event }) => ({ version, at, by, event }))).toEqual(
        ['one', 'two', 'three'].map((text, index) => ({ version: index + 1, at: T0, by: ADA, event: note(text) })),
      );
      expect(await store.events('a', 2)).toEqual(events.slice(2));
      expect(await store.events('nobody')).toEqual([]);
    });

    test('what append gives is what is read later', async () => {
      const { store } = await open();
      const appended = await store.transact((tx) => tx.append('a', 0, noted('one', 'two', 'three')));
      expect(await store.events('a')).toEqual(appended);
      expect(await store.transact((tx) => tx.append('a', 3, []))).toEqual([]);
    });

    test('appending after another version than the stream has is a conflict, and nothing is written', async () => {
      const { store } = await open();
      await store.transact((tx) => tx.append('a', 0, noted('one')));
      for (const wrong of [0, 2]) {
        await expect(store.transact((tx) => tx.append('a', wrong, noted('late')))).rejects.toThrow(VersionConflict);
      }
      expect(await store.events('a')).toHaveLength(1);
    });

    test('of two nodes that decided on the same version, one wins and the other decides again', async () => {
      const { store, another } = await open();
      const nodes = [store, await another()];
      const attempts = await Promise.allSettled(nodes.map((node) => node.transact((tx) => tx.append('a', 0, noted('mine')))));
      expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toBeInstanceOf(VersionConflict);
      expect(await store.events('a')).toHaveLength(1);
    });

    test('hold any text: control characters, halves of pairs, prototypes, and long ones', async () => {
      const { store } = await open();
      const texts = ['\0 NUL', '\ud800 half', '🚨 ', '__proto__', '"\\', 'x'.repeat(300_000)];
      await store.transact((tx) => tx.append('a', 0, noted(...texts)));
      const events = await store.events('a');
      expect(events.map(({ event }) => event.type === 'NoteAdded' && event.text)).toEqual(texts);
      expect(verifyChain(events, sha256)).toMatchObject({ intact: true, events: texts.length });
    });

    test('are chained from the first on, and any later change is found without the store', async () => {
      const { store } = await open();
      for (let version = 0; version < 5; version++) await store.transact((tx) => tx.append('a', version, noted(`note ${version}`)));
      const events: StoredEvent[] = JSON.parse(JSON.stringify(await store.events('a')));
      expect(events[0]?.previousHash).toBe(CHAIN_START);
      expect(verifyChain(events, sha256)).toEqual({ intact: true, events: 5, head: events[4]?.hash });

      const forged = events.map((event) => (event.version === 3 ? { ...event, at: event.at - 1 } : event));
      expect(verifyChain(forged, sha256)).toMatchObject({ intact: false, version: 3, reason: 'changed' });
      expect(verifyChain(events.toSpliced(1, 1), sha256)).toMatchObject({ intact: false, version: 2, reason: 'missing' });
    });

    test('of all streams come after a position, oldest first, a limited number at a time', async () => {
      const { store } = await open();
      expect(await store.lastPosition()).toBe(0);
      for (const stream of ['a', 'b', 'c']) await store.transact((tx) => tx.append(stream, 0, noted('one', 'two')));
      const all = await store.eventsAfter(0, 100);
      expect(all.map(({ stream, version }) => `${stream}${version}`)).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
      expect(await store.eventsAfter(all[1]?.position ?? 0, 2)).toEqual(all.slice(2, 4));
      expect(await store.lastPosition()).toBe(all[5]?.position);
    });

    test('a reader with a cursor never misses one that another node commits late', async () => {
      const { store, another } = await open();
      const nodes = [await another(), await another(), await another()];
      const seen: StoredEvent[] = [];
      const follow = async () => {
        const more = await store.eventsAfter(seen.at(-1)?.position ?? 0, 7);
        seen.push(...more);
        return more.length > 0;
      };
      let writing = true;
      const reader = (async () => {
        while (writing) {
          await follow();
          await new Promise(setImmediate);
        }
      })();
      await Promise.all(
        Array.from({ length: 120 }, async (_, index) => {
          const node = nodes[index % nodes.length] ?? store;
          await node.transact(async (tx) => {
            await tx.append(`stream-${index}`, 0, noted('early'));
            // Some stay open longer than others between their append and their commit.
            for (let turn = index % 5; turn > 0; turn--) await tx.lastPosition();
          });
        }),
      );
      writing = false;
      await reader;
      while (await follow());
      expect(seen).toEqual(await store.eventsAfter(0, 1_000));
      expect(seen).toHaveLength(120);
    });
  });
}
