import type { Instant } from '../time/instant.ts';
import type { Silence } from './alert.ts';
import { matchesAll } from './matcher.ts';

/** Alertmanager's three states of a silence. */
export function silenceState(silence: Silence, now: Instant): 'pending' | 'active' | 'expired' {
  if (now < silence.startsAt) return 'pending';
  return now < silence.endsAt ? 'active' : 'expired';
}

/** Ids of the silences that keep this alert quiet now. */
export function silencedBy(labels: Record<string, string>, silences: Silence[], now: Instant): string[] {
  return silences
    .filter((silence) => silenceState(silence, now) === 'active' && matchesAll(silence.matchers, labels))
    .map((silence) => silence.id);
}
