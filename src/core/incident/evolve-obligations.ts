import type { Instant } from '../time/instant.ts';
import type { IncidentEvent } from './event.ts';
import type { Obligation } from './obligation.ts';
import type { IncidentState } from './state.ts';

type ObligationEvent = Extract<
  IncidentEvent,
  { type: 'ObligationOpened' | 'ObligationMet' | 'ObligationBreached' | 'ObligationWaived' | 'ObligationMoved' }
>;

/** What an event changes in the promises. A breached promise stays breached; done or waived later, it is merely settled. */
export function evolveObligations(
  obligations: IncidentState['obligations'],
  event: ObligationEvent,
  at: Instant,
): IncidentState['obligations'] {
  if (event.type === 'ObligationOpened') return { ...obligations, [event.obligation.id]: event.obligation };
  const known = obligations[event.id];
  return known === undefined ? obligations : { ...obligations, [event.id]: { ...known, ...change(known, event, at) } };
}

function change(known: Obligation, event: Exclude<ObligationEvent, { type: 'ObligationOpened' }>, at: Instant): Partial<Obligation> {
  switch (event.type) {
    case 'ObligationMet':
      return { status: known.status === 'breached' ? 'breached' : 'met', settledAt: at };
    case 'ObligationWaived':
      return { status: known.status === 'breached' ? 'breached' : 'waived', settledAt: at };
    case 'ObligationBreached':
      return { status: 'breached', settledAt: null };
    case 'ObligationMoved':
      return {
        dueAt: event.dueAt,
        what: event.what ?? known.what,
        owner: event.owner ?? known.owner,
        src: event.src === undefined ? known.src : event.src,
      };
  }
}
