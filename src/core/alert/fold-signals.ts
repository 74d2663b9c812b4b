import { type Instant, MINUTE } from '../time/instant.ts';
import type { Alert, AlertSignal, Route, Silence } from './alert.ts';
import { dedupeKey } from './dedupe-key.ts';
import { groupKeyOf, routeOf } from './route.ts';
import { silencedBy } from './silence.ts';

/** A firing alert of Prometheus that is not sent again for this long is over (Alertmanager's `resolve_timeout`). */
export const RESOLVE_TIMEOUT = 5 * MINUTE;

/** 9999-12-31: the `endsAt` of an alert whose sender says by itself when it is over (webhooks). */
export const NEVER_ENDS: Instant = 253_402_300_799_000;

/** What an incident has to hear. `refired`: it was resolved before. `route` is null when no route takes the alert. */
export type AlertChange = { kind: 'fired' | 'resolved' | 'refired'; alert: Alert; route: Route | null };

export type Folding = { signals: AlertSignal[]; known: ReadonlyMap<string, Alert>; routes: Route[]; silences: Silence[]; now: Instant };

/**
 * Folds signals, in order, into alerts. `alerts` holds each touched alert once, to be saved; `changes` what is news, in order. A known
 * alert that says the same again is only counted; a silenced one is kept and tells nobody. The signal's own status decides, not the clock
 * of the folding: an alert that was firing when it was accepted pages even if we were down until it would have ended.
 */
export function foldSignals({ signals, known, routes, silences, now }: Folding): { alerts: Alert[]; changes: AlertChange[] } {
  const touched = new Map<string, Alert>();
  const changes: AlertChange[] = [];
  for (const signal of signals) {
    const key = dedupeKey(signal);
    const before = touched.get(key) ?? known.get(key) ?? null;
    const folded = foldOne(signal, key, before, routes, silences, now);
    touched.set(key, folded.alert);
    if (folded.kind !== null) changes.push({ kind: folded.kind, alert: folded.alert, route: folded.route });
  }
  return { alerts: [...touched.values()], changes };
}

type Folded = { alert: Alert; kind: AlertChange['kind'] | null; route: Route | null };

function foldOne(signal: AlertSignal, key: string, before: Alert | null, routes: Route[], silences: Silence[], now: Instant): Folded {
  const quiet = silences.length === 0 ? [] : silencedBy(signal.labels, silences, now);
  if (before !== null && before.status === 'firing' && signal.status === 'firing' && !becameLoud(before, quiet)) {
    return { alert: seenAgain(before, signal, quiet, now), kind: null, route: null };
  }
  const route = routeOf(signal.status === 'resolved' ? (before ?? signal).labels : signal.labels, routes);
  if (signal.status === 'resolved') return resolved(signal, key, before, quiet, route, now);
  const fresh = firing(signal, key, before, quiet, route, now);
  if (quiet.length > 0) return { alert: { ...fresh, incidentId: null }, kind: null, route };
  return { alert: fresh, kind: before?.status === 'resolved' ? 'refired' : 'fired', route };
}

/** Its silence ended while it was firing, and nobody has heard of it yet. */
export function becameLoud(before: Alert, quiet: string[]): boolean {
  return before.silencedBy.length > 0 && quiet.length === 0 && before.incidentId === null;
}

function seenAgain(before: Alert, signal: AlertSignal, quiet: string[], now: Instant): Alert {
  return {
    ...before,
    labels: signal.labels,
    annotations: signal.annotations,
    link: signal.link ?? before.link,
    endsAt: endOf(signal, before, now),
    updatedAt: now,
    count: before.count + 1,
    silencedBy: quiet,
  };
}

/** A resolution of what never fired, or of what nobody heard of, is kept but is no news. */
function resolved(signal: AlertSignal, key: string, before: Alert | null, quiet: string[], route: Route | null, now: Instant): Folded {
  const base = before ?? { ...firing(signal, key, null, quiet, route, now), startsAt: signal.startsAt ?? signal.endsAt ?? now };
  const alert: Alert = {
    ...base,
    status: 'resolved',
    annotations: Object.keys(signal.annotations).length > 0 ? signal.annotations : base.annotations,
    endsAt: Math.min(signal.endsAt ?? now, now),
    updatedAt: now,
    count: before === null ? 1 : before.count + 1,
    silencedBy: quiet,
  };
  const heard = before !== null && before.status === 'firing' && (before.silencedBy.length === 0 || before.incidentId !== null);
  return { alert, kind: heard ? 'resolved' : null, route };
}

function firing(signal: AlertSignal, key: string, before: Alert | null, quiet: string[], route: Route | null, now: Instant): Alert {
  const since = before?.status === 'firing' ? before.startsAt : now;
  return {
    key,
    source: signal.source,
    status: 'firing',
    labels: signal.labels,
    annotations: signal.annotations,
    startsAt: Math.min(signal.startsAt ?? since, now),
    endsAt: endOf(signal, null, now),
    updatedAt: now,
    link: signal.link ?? before?.link ?? null,
    count: (before?.count ?? 0) + 1,
    groupKey: groupKeyOf(route, signal.labels),
    incidentId: before?.incidentId ?? null,
    silencedBy: quiet,
  };
}

/** A re-send without an end extends it. What was firing when it was accepted is firing now: an end already past becomes the whole timeout. */
function endOf(signal: AlertSignal, before: Alert | null, now: Instant): Instant {
  const end = signal.endsAt !== null && signal.endsAt > now ? signal.endsAt : now + RESOLVE_TIMEOUT;
  return signal.endsAt === null && before !== null ? Math.max(end, before.endsAt) : end;
}
