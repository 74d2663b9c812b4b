import { MINUTE, SECOND } from '../core/time/instant.ts';
import { AUDIT_EVERY } from './audit.ts';
import type { AuditReport } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';

export const HEARTBEAT_EVERY = MINUTE;

/**
 * Tells something outside that Muster is alive and that its audit runs and finds nothing. When it does not, the beat is left out, so that
 * the watcher outside alarms.
 */
export async function heartbeat(parts: EngineParts, url: string, report: AuditReport): Promise<void> {
  const stale = report.at === null || parts.clock.now() - report.at > 3 * AUDIT_EVERY;
  if (stale || report.problems.length > 0) {
    parts.log.error({ problems: report.problems.length, stale }, 'the heartbeat is left out: the audit does not vouch for this node');
    return;
  }
  const answer = await parts.transport.send({ kind: 'http', method: 'GET', url, headers: {}, body: '', timeout: 10 * SECOND });
  if (answer.kind === 'failed') parts.log.warn({ reason: answer.reason }, 'the heartbeat was not delivered');
  else if (answer.status >= 300) parts.log.warn({ status: answer.status }, 'the heartbeat was refused');
}
