import type { Decision } from './decision.ts';
import type { ObligationKind } from './obligation.ts';
import { isOwed, move, open, owed } from './owe.ts';
import { promiseUpdates } from './promise-updates.ts';
import { promisedByLevel } from './promised-by-level.ts';

const OF_THE_LEVEL: ReadonlySet<ObligationKind> = new Set(['acknowledge', 'respond', 'resolve', 'notify', 'answer']);

/**
 * Brings the open promises in line with the level in force: opens what it asks for, moves what is due at another time, waives what no
 * longer applies. `again` also opens what was settled before, when the incident is reopened; `reason`: why one is waived.
 */
export function promiseByLevel(decision: Decision, again = false, reason?: string): void {
  const promised = promisedByLevel(decision.context, decision.state);
  for (const one of promised) {
    const known = decision.state.obligations[one.id];
    if (known === undefined || known.status === 'waived' || (again && !isOwed(known))) open(decision, one);
    else move(decision, known, one);
  }
  const level = decision.state.severity ?? 'this level';
  for (const known of owed(decision)) {
    // What was missed under another level stays missed.
    if (!OF_THE_LEVEL.has(known.kind) || promised.some((one) => one.id === known.id) || known.status === 'breached') continue;
    decision.emit({ type: 'ObligationWaived', id: known.id, reason: reason ?? `Does not apply to ${level}.` });
  }
  promiseUpdates(decision);
}
