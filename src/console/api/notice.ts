import { useSyncExternalStore } from 'react';

/** Something that did not work, told in the corner of the page. The first one loads what shows it. */
export type Notice = { id: number; title: string; message: string };

let last: Notice | null = null;
const listeners = new Set<() => void>();

export function tell(title: string, message: string): void {
  last = { id: (last?.id ?? 0) + 1, title, message };
  for (const listener of listeners) listener();
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}
