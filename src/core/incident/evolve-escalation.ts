import type { Recorded } from './event.ts';
import type { EscalationProgress, IncidentState } from './state.ts';

/** What an event changes in the escalation and in the messages it sent. */
export function evolveEscalation(state: IncidentState, { event, at, version }: Recorded): IncidentState {
  switch (event.type) {
    case 'EscalationStarted': {
      const escalation = {
        run: version,
        startedAt: event.from ?? at,
        reached: {},
        told: {},
        skipped: {},
        exhausted: false,
        expiredAt: null,
      };
      return { ...state, escalation };
    }
    case 'EscalationReached':
      return within(state, (escalation) => ({
        ...escalation,
        reached: { ...escalation.reached, [event.rule]: at },
        told: { ...escalation.told, [event.rule]: event.people },
        skipped: Object.fromEntries(Object.entries(escalation.skipped).filter(([rule]) => rule !== event.rule)),
      }));
    case 'EscalationSkipped':
      return within(state, (escalation) => ({
        ...escalation,
        skipped: { ...escalation.skipped, [event.rule]: { at, because: event.because, field: event.field ?? null } },
      }));
    case 'SeverityChanged':
      return within(state, (escalation) => ({ ...escalation, exhausted: false }));
    case 'RunbookChanged': {
      const anew = new Set(event.anew ?? []);
      return within(state, (escalation) => ({
        ...escalation,
        exhausted: false,
        reached: without(escalation.reached, anew),
        told: without(escalation.told, anew),
        skipped: {},
      }));
    }
    case 'EscalationExhausted':
      return within(state, (escalation) => ({ ...escalation, exhausted: true, again: { round: 0, at } }));
    case 'EscalationRepeated':
      return within(state, (escalation) => ({ ...escalation, again: { round: event.round, at } }));
    case 'AcknowledgementExpired':
      return within(state, (escalation) => ({ ...escalation, exhausted: false, expiredAt: at }));
    case 'NotificationRequested': {
      const { id, personId, purpose, dedupe } = event.notification;
      const requested = { personId, purpose, dedupe, requestedAt: at, status: 'requested' as const, channel: null, at };
      return { ...state, notifications: { ...state.notifications, [id]: requested } };
    }
    case 'NotificationSent':
      return delivery(state, event.notification, { status: 'sent', channel: event.channel, at });
    case 'NotificationFailed':
      return delivery(state, event.notification, { status: event.final ? 'failed' : 'requested', channel: event.channel, at });
    default:
      return state;
  }
}

function within(state: IncidentState, change: (escalation: EscalationProgress) => EscalationProgress): IncidentState {
  return state.escalation === null ? state : { ...state, escalation: change(state.escalation) };
}

function delivery(
  state: IncidentState,
  id: string,
  outcome: { status: 'sent' | 'failed' | 'requested'; channel: string; at: number },
): IncidentState {
  const known = state.notifications[id];
  return known === undefined ? state : { ...state, notifications: { ...state.notifications, [id]: { ...known, ...outcome } } };
}

function without<T>(record: Record<string, T>, ids: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => !ids.has(id)));
}
