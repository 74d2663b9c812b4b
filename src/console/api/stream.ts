import type { QueryClient } from '@tanstack/react-query';
import type { StreamMessage } from '../../contract/api.ts';
import { setConnection } from './connection.ts';
import { learnServerTime } from './server-clock.ts';
import { createTouch } from './touch.ts';

const AGAIN_MS = [500, 1_000, 2_000, 3_000];

/**
 * Follows `GET /api/v1/stream` and marks as stale what each event touches. After a break it asks for everything since the last position
 * that it saw and, because events may have been missed all the same, for everything that is on the screen. Returns the way to stop.
 */
export function followStream(cache: QueryClient): () => void {
  let source: EventSource | null = null;
  let position: number | null = null;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const touch = createTouch(cache);

  const refreshAll = () => void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });

  function open(): void {
    clearTimeout(again);
    source?.close();
    source = new EventSource(position === null ? '/api/v1/stream' : `/api/v1/stream?after=${position}`);
    source.onmessage = (message) => receive(message.data);
    for (const name of ['hello', 'event', 'configuration']) {
      source.addEventListener(name, (message) => receive((message as MessageEvent<string>).data));
    }
    source.onerror = lost;
  }

  function lost(): void {
    source?.close();
    setConnection('offline');
    const wait = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 3_000;
    failures += 1;
    again = setTimeout(open, wait);
  }

  function receive(data: string): void {
    const message = JSON.parse(data) as StreamMessage;
    setConnection('live', true);
    if (message.type === 'hello') {
      learnServerTime(message.now);
      if (position !== null || failures > 0) refreshAll();
      position ??= message.position;
      failures = 0;
    } else if (message.type === 'event') {
      position = message.position;
      touch(touched(message));
    } else {
      refreshAll();
    }
  }

  const awake = () => {
    if (document.visibilityState !== 'visible') return;
    if (source?.readyState !== EventSource.OPEN) open();
    refreshAll();
  };
  open();
  addEventListener('online', open);
  addEventListener('offline', lost);
  document.addEventListener('visibilitychange', awake);
  return () => {
    clearTimeout(again);
    source?.close();
    removeEventListener('online', open);
    removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', awake);
  };
}

function touched(message: Extract<StreamMessage, { type: 'event' }>): string[][] {
  const names = [message.incidentId, ...(message.number === null ? [] : [String(message.number)])];
  const alerts = ['AlertAttached', 'AlertCleared', 'IncidentRaised'].includes(message.event) ? [['alerts']] : [];
  return [
    ...names.flatMap((name) => [
      ['incident', name],
      ['timeline', name],
    ]),
    ['incidents'],
    ...alerts,
  ];
}
