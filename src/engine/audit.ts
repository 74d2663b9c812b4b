import { type Instant, SECOND } from '../core/time/instant.ts';
import type { AuditReport } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

export const AUDIT_EVERY = 30 * SECOND;

type Suspect = { id: string; number: number; wakeAt: Instant | null; undelivered: number };

/**
 * Proves that no open incident can fall silent: each that nobody has acknowledged has a wake to come or a message on
 * its way. What fails the proof is shouted about and woken.
 */
export async function audit(parts: EngineParts, wake: (incidentId: string) => Promise<void>): Promise<AuditReport> {
  const at = parts.clock.now();
  const started = performance.now();
  const problems: string[] = [];
  try {
    for (const incident of await parts.store.unacknowledged()) {
      const problem = problemOf(incident, at);
      if (problem === null) continue;
      problems.push(problem);
      parts.log.error({ incident: incident.id, number: incident.number }, `audit: ${problem}`);
      await wake(incident.id).catch((error) => parts.log.error({ incident: incident.id, reason: reasonOf(error) }, 'audit: waking failed'));
    }
  } catch (error) {
    problems.push(`The audit could not look: ${reasonOf(error)}`);
    parts.log.error({ reason: reasonOf(error) }, 'audit: the store could not be read');
  }
  return { at, tookMs: performance.now() - started, problems };
}

function problemOf({ number, wakeAt, undelivered }: Suspect, now: Instant): string | null {
  if (undelivered > 0) return null;
  if (wakeAt !== null) return wakeAt > now - AUDIT_EVERY ? null : `INC-${number} should have been woken at ${wakeAt} and was not.`;
  return `INC-${number} is open, nobody has acknowledged it, and nothing is going to happen.`;
}
