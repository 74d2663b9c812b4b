import { useSyncExternalStore } from 'react';

// A laptop's clock may be wrong; countdowns run by the server's, learnt from each answer that carries it.
let skew = 0;
let second = Math.floor(Date.now() / 1_000);
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Milliseconds since the Unix epoch by the server's clock. */
export function serverNow(): number {
  return Date.now() + skew;
}

export function learnServerTime(now: number): void {
  skew = now - Date.now();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    second = Math.floor(serverNow() / 1_000);
    for (const each of listeners) each();
  }, 500);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now by the server's clock, in milliseconds, new each second: one ticker for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second) * 1_000;
}
