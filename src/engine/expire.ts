import { expireAlerts } from '../core/alert/expire-alerts.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { tellIncidents } from './fold-alerts.ts';
import { transact } from './transact.ts';

const AT_A_TIME = 1_000;

/** Ends firing alerts whose monitor fell silent (Prometheus re-sends while it lasts). Resolves to the number that ended. */
export async function expireSilentAlerts(parts: EngineParts, contexts: Contexts): Promise<number> {
  for (let ended = 0; ; ) {
    const now = parts.clock.now();
    const alerts = await parts.store.alerts({ status: 'firing', endedBy: now, limit: AT_A_TIME });
    if (alerts.length === 0) return ended;
    await transact(parts.store, async (tx) => {
      const settings = await tx.settings();
      const current = await tx.alertsByKey(alerts.map((alert) => alert.key));
      const folded = expireAlerts({ alerts: current, routes: settings.routes, silences: await tx.silences(), now });
      await tellIncidents(tx, parts, contexts, settings, folded, 'silence', now);
    });
    ended += alerts.length;
    if (alerts.length < AT_A_TIME) return ended;
  }
}
