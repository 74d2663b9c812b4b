import type { Instant } from '../time/instant.ts';
import type { IncidentEvent, Recorded } from './event.ts';
import { evolveEscalation } from './evolve-escalation.ts';
import { evolveObligations } from './evolve-obligations.ts';
import { evolveWork } from './evolve-work.ts';
import type { IncidentState } from './state.ts';

/**
 * The incident after one more event. Total: an event that does not fit (nothing before the raising, something unknown to this version)
 * changes nothing but the version. The first event must be `IncidentRaised`; for anything else it throws.
 */
export function evolve(state: IncidentState | null, recorded: Recorded): IncidentState {
  if (state === null) return begin(recorded);
  const at = Math.max(recorded.at, state.updatedAt);
  const next = apply(state, { ...recorded, at });
  return { ...next, version: recorded.version, updatedAt: at, activeAt: activity(next, { ...recorded, at }) };
}

/** The incident as its whole history left it; null for an empty one. */
export function fold(history: readonly Recorded[], from: IncidentState | null = null): IncidentState | null {
  return history.reduce<IncidentState | null>(evolve, from);
}

function apply(state: IncidentState, recorded: Recorded): IncidentState {
  const { event, at, by } = recorded;
  switch (event.type) {
    case 'IncidentRaised':
      return state;
    case 'IncidentDeclared':
      return { ...state, lifecycle: 'active', severity: event.severity, declaredAt: at, moments: { ...state.moments, triaged: at } };
    case 'IncidentDeclined':
      return { ...state, lifecycle: 'declined', closedAt: at, moments: { ...state.moments, triaged: at } };
    case 'IncidentAcknowledged':
      return {
        ...state,
        acknowledged: { at, by: by.name, personId: by.kind === 'person' ? by.id : null },
        moments: firstMoment(state, 'acknowledged', at),
      };
    case 'AcknowledgementExpired':
      return { ...evolveEscalation(state, recorded), acknowledged: null };
    case 'IncidentResolved':
      return { ...state, lifecycle: 'resolved', resolvedAt: at, moments: { ...state.moments, resolved: at } };
    case 'IncidentReopened': {
      const { resolved: _, ...moments } = state.moments;
      const lifecycle = state.declaredAt === null ? 'triage' : 'active';
      return { ...state, lifecycle, resolvedAt: null, closedAt: null, acknowledged: null, moments };
    }
    case 'IncidentClosed':
      return { ...state, lifecycle: 'closed', closedAt: at };
    case 'IncidentMerged':
      return { ...state, lifecycle: 'merged', mergedInto: event.into, closedAt: at };
    case 'IncidentRenamed':
      return { ...state, title: event.title };
    case 'AlertAttached':
      return { ...state, alerts: { ...state.alerts, [event.alert.key]: event.alert } };
    case 'AlertCleared': {
      const alert = state.alerts[event.key];
      return alert === undefined ? state : { ...state, alerts: { ...state.alerts, [event.key]: { ...alert, status: 'resolved' } } };
    }
    case 'SeverityChanged':
      return { ...evolveEscalation(state, recorded), severity: event.to };
    case 'CategorySet':
      return { ...state, category: event.category };
    case 'TimeCorrected':
      return { ...state, moments: { ...state.moments, [event.moment]: event.to } };
    case 'RunbookChanged':
      return { ...evolveEscalation(state, recorded), runbook: event.runbook };
    case 'UpdatePosted': {
      const mitigated = event.publicStatus === 'monitoring' || event.publicStatus === 'resolved';
      return {
        ...state,
        lastUpdateAt: at,
        publicStatus: event.publicStatus ?? state.publicStatus,
        moments: mitigated ? firstMoment(state, 'mitigated', at) : state.moments,
      };
    }
    case 'NoteAdded':
      return state;
    case 'RoleAssigned':
    case 'RoleReleased':
    case 'PhaseEntered':
    case 'StepTicked':
    case 'StepSkipped':
    case 'StepReopened':
    case 'QuestionAnswered':
    case 'GatePassed':
      return evolveWork(state, recorded);
    case 'ObligationOpened':
    case 'ObligationMet':
    case 'ObligationBreached':
    case 'ObligationWaived':
    case 'ObligationMoved':
      return { ...state, obligations: evolveObligations(state.obligations, event, at) };
    default:
      return evolveEscalation(state, recorded);
  }
}

function firstMoment(state: IncidentState, moment: 'acknowledged' | 'mitigated', at: Instant): IncidentState['moments'] {
  return { ...state.moments, [moment]: state.moments[moment] ?? at };
}

/**
 * A person's doing after the acknowledgement shows that somebody is really there. What acknowledging itself brings about (the lead, a ticked
 * step, a kept promise) shows nothing: else the acknowledgement of a runbook with a commander would never run out.
 */
function activity(state: IncidentState, { event, by, at }: Recorded): Instant | null {
  if (event.type === 'IncidentAcknowledged') return null;
  if (BROUGHT_ABOUT.has(event.type) && at === state.acknowledged?.at) return state.activeAt;
  return by.kind === 'person' && !event.type.startsWith('Notification') ? at : state.activeAt;
}

const BROUGHT_ABOUT: ReadonlySet<IncidentEvent['type']> = new Set(['RoleAssigned', 'StepTicked', 'ObligationMet', 'ObligationWaived']);

function begin(recorded: Recorded): IncidentState {
  const raised: IncidentEvent = recorded.event;
  if (raised.type !== 'IncidentRaised') throw new Error(`An incident begins with IncidentRaised, not with ${raised.type}.`);
  const { alert, startedAt, type: _, ...said } = raised;
  return {
    ...said,
    lifecycle: 'triage',
    raisedAt: recorded.at,
    moments: { impact: Math.min(startedAt, recorded.at), detected: recorded.at },
    declaredAt: null,
    acknowledged: null,
    activeAt: null,
    resolvedAt: null,
    closedAt: null,
    roles: {},
    phase: null,
    phasesEntered: {},
    steps: {},
    answers: {},
    gates: {},
    alerts: alert === null ? {} : { [alert.key]: alert },
    escalation: null,
    notifications: {},
    obligations: {},
    publicStatus: null,
    lastUpdateAt: null,
    mergedInto: null,
    updatedAt: recorded.at,
    version: recorded.version,
  };
}
