import type { Recorded } from './event.ts';
import type { IncidentState } from './state.ts';

/** What an event changes in who does what, and how far the work has come. */
export function evolveWork(state: IncidentState, { event, at, by }: Recorded): IncidentState {
  switch (event.type) {
    case 'RoleAssigned': {
      const holder = { personId: event.personId, personName: event.personName, since: at };
      return { ...state, roles: { ...state.roles, [event.role]: holder } };
    }
    case 'RoleReleased':
      return { ...state, roles: without(state.roles, event.role) };
    case 'PhaseEntered':
      return { ...state, phase: event.phase, phasesEntered: { ...state.phasesEntered, [event.phase]: at } };
    case 'StepTicked':
      return { ...state, steps: { ...state.steps, [event.step]: { status: 'done', at, by: by.name, note: event.note } } };
    case 'StepSkipped':
      return { ...state, steps: { ...state.steps, [event.step]: { status: 'skipped', at, by: by.name, note: event.reason } } };
    case 'StepReopened':
      return { ...state, steps: without(state.steps, event.step) };
    case 'QuestionAnswered':
      return { ...state, answers: { ...state.answers, [event.field]: { value: event.value, at, by: by.name } } };
    case 'GatePassed':
      return { ...state, gates: { ...state.gates, [event.gate]: event.outcome } };
    default:
      return state;
  }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
