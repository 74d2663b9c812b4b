import type { Rejection } from './command.ts';
import { isOpen } from './condition.ts';
import type { IncidentState } from './state.ts';

const INSTEAD: Record<IncidentState['lifecycle'], string> = {
  triage: 'Accept it first.',
  active: 'It is being worked on.',
  resolved: 'Reopen it if it is not over.',
  closed: 'Reopen it if it is not over.',
  declined: 'Declare a new incident if it was real after all.',
  merged: 'Work in the incident that it was merged into.',
};

/** Refuses what the incident's state does not allow, with the state and what to do instead. */
export function wrongState(state: IncidentState, verb: string, instead: string = INSTEAD[state.lifecycle]): Rejection {
  return { code: 'wrong-state', message: `INC-${state.number} is ${inWords(state)}: it cannot be ${verb}. ${instead}` };
}

export function unlessOpen(state: IncidentState, verb: string): Rejection | undefined {
  return isOpen(state) ? undefined : wrongState(state, verb);
}

export function unknown(message: string): Rejection {
  return { code: 'unknown', message };
}

export function invalid(message: string): Rejection {
  return { code: 'invalid', message };
}

function inWords(state: IncidentState): string {
  if (state.lifecycle === 'triage') return 'in triage';
  return state.lifecycle === 'merged' ? `merged into ${state.mergedInto}` : state.lifecycle;
}
