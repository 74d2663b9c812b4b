import { useSyncExternalStore } from 'react';

/** `heardAt`: when the server last told us something, by our clock. */
export type Connection = { state: 'connecting' | 'live' | 'offline'; since: number; heardAt: number | null };

let connection: Connection = { state: 'connecting', since: Date.now(), heardAt: null };
const listeners = new Set<() => void>();

export function setConnection(state: Connection['state'], heard = false): void {
  const heardAt = heard ? Date.now() : connection.heardAt;
  const since = state === connection.state ? connection.since : Date.now();
  connection = { state, since, heardAt };
  for (const listener of listeners) listener();
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
