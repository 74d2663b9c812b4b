import type { EngineParts } from './engine-parts.ts';
import { createLoop, type Loop } from './loop.ts';
import type { StoredEvent } from './store.ts';

const AT_A_TIME = 500;

export type Feed = Loop & { open(): Promise<void>; subscribe(listener: (events: StoredEvent[]) => void): () => void };

/** Tells listeners every stored event, in the order of the store, on whichever node it was made: it is read back, never passed along. */
export function createFeed(parts: EngineParts): Feed {
  const listeners = new Set<(events: StoredEvent[]) => void>();
  let position = 0;
  const loop = createLoop(parts, 'tell listeners', async () => {
    if (listeners.size === 0) {
      position = await parts.store.lastPosition();
      return false;
    }
    const events = await parts.store.eventsAfter(position, AT_A_TIME);
    const last = events.at(-1);
    if (last === undefined) return false;
    position = last.position;
    for (const listener of listeners) listener(events);
    return events.length === AT_A_TIME;
  });
  return {
    ...loop,
    async open() {
      position = await parts.store.lastPosition();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
