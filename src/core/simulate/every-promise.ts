import type { Recorded } from '../incident/event.ts';
import { evolveObligations } from '../incident/evolve-obligations.ts';
import type { Obligation } from '../incident/obligation.ts';

/** Every promise of a history as it ended. One that is given again after a reopening keeps its id, and is here twice. */
export function everyPromise(history: readonly Recorded[]): Obligation[] {
  const all: Obligation[] = [];
  const present = new Map<string, number>();
  for (const { at, event } of history) {
    switch (event.type) {
      case 'ObligationOpened':
        present.set(event.obligation.id, all.push(event.obligation) - 1);
        break;
      case 'ObligationMet':
      case 'ObligationBreached':
      case 'ObligationWaived':
      case 'ObligationMoved': {
        const index = present.get(event.id);
        const known = index === undefined ? undefined : all[index];
        if (index === undefined || known === undefined) break;
        all[index] = evolveObligations({ [event.id]: known }, event, at)[event.id] ?? known;
        break;
      }
      default:
    }
  }
  return all;
}
