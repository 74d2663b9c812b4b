import type { Alert, Matcher } from '../../../core/alert/alert.ts';
import { matchesAll } from '../../../core/alert/matcher.ts';
import { routeOf } from '../../../core/alert/route.ts';
import { silencedBy } from '../../../core/alert/silence.ts';
import { toIso } from '../../../core/time/instant.ts';
import type { IntakeParts } from '../intake-parts.ts';
import { parseFilter } from './filter.ts';
import { fingerprintOf } from './fingerprint.ts';
import { RECEIVER } from './status.ts';

const MOST = 10_000;

type Shown = { alert: Alert; quiet: string[] };

/** `GET /api/v2/alerts`: the firing alerts that the filters let through, as Alertmanager shows them. Throws BadFilter. */
export async function listAlerts(parts: IntakeParts, search: URLSearchParams) {
  return (await select(parts, search)).map(view);
}

/** `GET /api/v2/alerts/groups`: the same, by what would make one incident. */
export async function listGroups(parts: IntakeParts, search: URLSearchParams) {
  const [shown, { routes }] = [await select(parts, search), await parts.store.settings()];
  const groups = Map.groupBy(shown, ({ alert }) => alert.groupKey);
  return [...groups.values()].map((members) => {
    const labels = (members[0] as Shown).alert.labels;
    const names = routeOf(labels, routes)?.groupBy ?? ['alertname'];
    const shared = Object.fromEntries(names.filter((name) => Object.hasOwn(labels, name)).map((name) => [name, labels[name]]));
    return { alerts: members.map(view), labels: shared, receiver: { name: RECEIVER } };
  });
}

async function select({ store, clock }: IntakeParts, search: URLSearchParams): Promise<Shown[]> {
  const filters: Matcher[] = search.getAll('filter').flatMap(parseFilter);
  const now = clock.now();
  const [alerts, silences] = [await store.alerts({ status: 'firing', limit: MOST }), await store.silences()];
  return alerts
    .filter((alert) => alert.endsAt > now && matchesAll(filters, alert.labels))
    .map((alert) => ({ alert, quiet: silencedBy(alert.labels, silences, now) }))
    .filter(({ quiet }) => search.get(quiet.length > 0 ? 'silenced' : 'active') !== 'false');
}

function view({ alert, quiet }: Shown) {
  return {
    annotations: alert.annotations,
    endsAt: toIso(alert.endsAt),
    fingerprint: fingerprintOf(alert.labels),
    receivers: [{ name: RECEIVER }],
    startsAt: toIso(alert.startsAt),
    status: { inhibitedBy: [], silencedBy: quiet, state: quiet.length > 0 ? 'suppressed' : 'active' },
    updatedAt: toIso(alert.updatedAt),
    ...(alert.link === null ? {} : { generatorURL: alert.link }),
    labels: alert.labels,
  };
}
