import { type Instant, toIso } from '../../../core/time/instant.ts';

/** Alertmanager's clients expect a receiver; ours is Muster, which asks the runbook. */
export const RECEIVER = 'muster';

/** `GET /api/v2/status`: no cluster, no configuration file to show. */
export function statusOf(startedAt: Instant, version: string) {
  return {
    cluster: { name: '', peers: [], status: 'disabled' },
    config: { original: '# Muster takes Alertmanager’s place here. Routes, people and runbooks are set in Muster itself.\n' },
    uptime: toIso(startedAt),
    versionInfo: { branch: 'muster', buildDate: '', buildUser: '', goVersion: '', revision: '', version },
  };
}
