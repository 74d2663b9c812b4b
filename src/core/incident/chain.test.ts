import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHAIN_START, type ChainedEvent, chainHash, verifyChain } from './chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chainOf(texts: string[], stream = 'incident-1'): ChainedEvent[] {
  let previousHash = CHAIN_START;
  return texts.map((text, index) => {
    const by = { kind: 'person', id: 'ada', name: 'Ada' } as const;
    const recorded = { version: index + 1, at: 1_000 * index, by, event: { type: 'NoteAdded', text, happenedAt: 0 } as const };
    const event = { ...recorded, stream, previousHash, hash: chainHash(previousHash, stream, recorded, sha256) };
    previousHash = event.hash;
    return event;
  });
}

const THREE = chainOf(['one', 'two', 'three']);

describe('the chain of an incident’s events', () => {
  test('whole, gives the hash of its last event', () => {
    expect(verifyChain(THREE, sha256)).toEqual({ intact: true, events: 3, head: THREE[2]?.hash });
    expect(verifyChain([], sha256)).toEqual({ intact: true, events: 0, head: CHAIN_START });
  });

  test('can be checked by anybody: SHA-256 over the hash before, a line feed, and canonical JSON', () => {
    const first =
      '{"at":0,"by":{"id":"ada","kind":"person","name":"Ada"},"event":{"happenedAt":0,"text":"one","type":"NoteAdded"},"stream":"incident-1","version":1}';
    expect(THREE[0]?.hash).toBe(sha256(`${'0'.repeat(64)}\n${first}`));
  });

  test('shows an event that was changed, removed, moved, or taken from another incident', () => {
    const [one, two, three] = THREE as [ChainedEvent, ChainedEvent, ChainedEvent];
    const other = chainOf(['one', 'two'], 'incident-2')[1] as ChainedEvent;
    const changed = { ...two, by: { ...two.by, name: 'Eve' } };
    const forged = { ...changed, hash: chainHash(one.hash, two.stream, changed, sha256) };
    const verdict = (...events: ChainedEvent[]) => verifyChain(events, sha256);
    expect(verdict(one, changed, three)).toMatchObject({ version: 2, reason: 'changed' });
    expect(verdict(one, forged, three)).toMatchObject({ version: 3, reason: 'unlinked' });
    expect(verdict(one, three)).toMatchObject({ version: 2, reason: 'missing' });
    expect(verdict(two, three)).toMatchObject({ version: 1, reason: 'missing' });
    expect(verdict(one, other)).toMatchObject({ version: 2, reason: 'foreign' });
    expect(verdict(...chainOf(['zero']), two)).toMatchObject({ version: 2, reason: 'unlinked' });
  });

  test('any event with any field changed is found', () => {
    const change = fc.record({ at: fc.nat(2), field: fc.constantFrom('at', 'hash', 'previousHash', 'version', 'stream') });
    fc.assert(
      fc.property(change, fc.string({ minLength: 1 }), ({ at, field }, value) => {
        const events = THREE.map((event, index) => (index === at ? { ...event, [field]: `${value}.` } : event));
        expect(verifyChain(events as ChainedEvent[], sha256).intact).toBe(false);
      }),
    );
  });
});
