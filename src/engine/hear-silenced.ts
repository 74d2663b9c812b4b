import { expireAlerts } from '../core/alert/expire-alerts.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { tellIncidents } from './fold-alerts.ts';
import { transact } from './transact.ts';

const MOST = 10_000;
const AT_A_TIME = 500;

/**
 * When a silence ends, what it kept quiet and is still firing is heard, although its monitor (a webhook) may never send it again.
 * Looks only when a silence has ended since the last look, or since the process started. Resolves to the number of alerts heard.
 */
export function createHearing(parts: EngineParts, contexts: Contexts): () => Promise<number> {
  let looked: Instant = 0;
  return async () => {
    const now = parts.clock.now();
    const silences = await parts.store.silences();
    const ended = silences.some((silence) => silence.endsAt > looked && silence.endsAt <= now);
    const firing = ended ? await parts.store.alerts({ status: 'firing', limit: MOST }) : [];
    const quiet = firing.filter((alert) => alert.silencedBy.length > 0 && alert.incidentId === null).map((alert) => alert.key);
    let heard = 0;
    for (let at = 0; at < quiet.length; at += AT_A_TIME) {
      heard += await transact(parts.store, async (tx) => {
        const settings = await tx.settings();
        const alerts = await tx.alertsByKey(quiet.slice(at, at + AT_A_TIME));
        const folded = expireAlerts({ alerts, routes: settings.routes, silences: await tx.silences(), now });
        await tellIncidents(tx, parts, contexts, settings, folded, 'silence', now);
        return folded.changes.length;
      });
    }
    looked = now;
    return heard;
  };
}
