import { canonicalJson } from './canonical-json.ts';
import type { Recorded } from './event.ts';

/** An event in the hash chain of its stream. */
export type ChainedEvent = Recorded & { stream: string; hash: string; previousHash: string };

/** What stands before the first event of a stream. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export type Sha256 = (text: string) => string;

export type ChainVerdict =
  | { intact: true; events: number; head: string }
  | { intact: false; version: number; reason: 'missing' | 'foreign' | 'unlinked' | 'changed'; message: string };

/** The hash of an event: SHA-256 over the hash before it, a line feed, and the event's canonical JSON. Its position is not part of it. */
export function chainHash(previousHash: string, stream: string, recorded: Recorded, sha256: Sha256): string {
  const { version, at, by, event } = recorded;
  return sha256(`${previousHash}\n${canonicalJson({ stream, version, at, by, event })}`);
}

/**
 * Checks the events of one stream, from its first on. Says the version at which somebody changed, removed, inserted or moved an event.
 * A cut end shows only in the head: compare it with one noted earlier.
 */
export function verifyChain(events: readonly ChainedEvent[], sha256: Sha256): ChainVerdict {
  let head = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const version = index + 1;
    const broken = (reason: 'missing' | 'foreign' | 'unlinked' | 'changed', message: string): ChainVerdict => ({
      intact: false,
      version,
      reason,
      message,
    });
    if (event.stream !== events[0]?.stream) return broken('foreign', `Event ${version} belongs to another incident, ${event.stream}.`);
    if (event.version !== version) return broken('missing', `Event ${version} is missing: ${event.version} stands in its place.`);
    if (event.previousHash !== head) return broken('unlinked', `Event ${version} does not follow the event before it.`);
    if (event.hash !== chainHash(head, event.stream, event, sha256))
      return broken('changed', `Event ${version} was changed after it was written.`);
    head = event.hash;
  }
  return { intact: true, events: events.length, head };
}
