import type { QueryClient } from '@tanstack/react-query';

const PAUSE_MS = 100;

/**
 * Marks queries as stale, the first at once and a storm of them together. One that is being fetched waits for its answer and is then asked
 * again, so that neither a change is missed nor a fetch starved.
 */
export function createTouch(cache: QueryClient): (keys: string[][]) => void {
  const pending = new Map<string, string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    timer = undefined;
    for (const [name, queryKey] of pending) {
      if (cache.isFetching({ queryKey }) > 0) continue;
      pending.delete(name);
      void cache.invalidateQueries({ queryKey });
    }
    if (pending.size > 0) timer = setTimeout(flush, PAUSE_MS);
  }

  return (keys) => {
    for (const key of keys) pending.set(key.join('\n'), key);
    if (timer !== undefined) return;
    flush();
    timer ??= setTimeout(flush, PAUSE_MS);
  };
}
