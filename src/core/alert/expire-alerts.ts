import type { Instant } from '../time/instant.ts';
import type { Alert, Route, Silence } from './alert.ts';
import { type AlertChange, becameLoud } from './fold-signals.ts';
import { routeOf } from './route.ts';
import { silencedBy } from './silence.ts';

export type Passing = { alerts: Alert[]; routes: Route[]; silences: Silence[]; now: Instant };

/**
 * What becomes of firing alerts by the passing of time alone: one whose `endsAt` has come is resolved; one whose silence has ended, and of
 * which nobody has heard, fires. `alerts` holds only those that changed.
 */
export function expireAlerts({ alerts, routes, silences, now }: Passing): { alerts: Alert[]; changes: AlertChange[] } {
  const changed: Alert[] = [];
  const changes: AlertChange[] = [];
  for (const before of alerts) {
    if (before.status !== 'firing') continue;
    if (before.endsAt <= now) {
      const alert: Alert = { ...before, status: 'resolved', updatedAt: now };
      changed.push(alert);
      if (before.silencedBy.length === 0 || before.incidentId !== null) {
        changes.push({ kind: 'resolved', alert, route: routeOf(alert.labels, routes) });
      }
      continue;
    }
    if (before.silencedBy.length === 0) continue;
    const quiet = silencedBy(before.labels, silences, now);
    if (!becameLoud(before, quiet)) continue;
    const alert: Alert = { ...before, silencedBy: quiet, updatedAt: now };
    changed.push(alert);
    changes.push({ kind: 'fired', alert, route: routeOf(alert.labels, routes) });
  }
  return { alerts: changed, changes };
}

/** The next instant at which `expireAlerts` could find something; null when nothing waits. */
export function nextExpiry(alerts: Alert[], silences: Silence[], now: Instant): Instant | null {
  let next: Instant | null = null;
  const consider = (instant: Instant) => {
    if (next === null || instant < next) next = instant;
  };
  for (const alert of alerts) {
    if (alert.status !== 'firing') continue;
    consider(alert.endsAt);
    for (const silence of silences) if (alert.silencedBy.includes(silence.id) && silence.endsAt > now) consider(silence.endsAt);
  }
  return next;
}
