import { serverNow } from '../api/server-clock.ts';
import { shortTime, utcTime } from './moment.ts';

/** An instant in the reader's zone; hovering shows UTC. */
export function Time({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={utcTime(at)}>
      {shortTime(at, serverNow())}
    </time>
  );
}
