import type { Decision, Verdict } from './decision.ts';
import { wrongState } from './refuse.ts';

/** Puts a resolved incident away. What the review still owes keeps its clock. Closing it twice is harmless. */
export function close(decision: Decision): Verdict {
  const { state } = decision;
  if (state.lifecycle === 'closed') return undefined;
  if (state.lifecycle !== 'resolved') return wrongState(state, 'closed', state.lifecycle === 'active' ? 'Resolve it first.' : undefined);
  decision.emit({ type: 'IncidentClosed' });
  return undefined;
}
