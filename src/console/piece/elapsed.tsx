import { useNow } from '../api/server-clock.ts';
import { utcTime } from './moment.ts';
import { clockSpan } from './span.ts';

/** How long it has been since an instant, counting. */
export function Elapsed({ since, until }: { since: number; until?: number | null }) {
  const now = useNow();
  return <span title={`since ${utcTime(since)}`}>{clockSpan(Math.max(0, (until ?? now) - since))}</span>;
}
