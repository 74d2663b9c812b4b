import { type Instant, MINUTE } from '../time/instant.ts';
import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { waiveKinds } from './owe.ts';
import { enter } from './phase.ts';
import { promiseByLevel } from './promise.ts';
import { beginEscalation } from './raise.ts';
import { invalid, wrongState } from './refuse.ts';

/** It is not over: the clocks start anew, and the people the runbook calls are called again. Reopening an open one is harmless. */
export function reopen(decision: Decision, command: Extract<IncidentCommand, { type: 'ReopenIncident' }>): Verdict {
  const { state } = decision;
  if (isOpen(state)) return undefined;
  if (state.lifecycle !== 'resolved' && state.lifecycle !== 'closed') return wrongState(state, 'reopened');
  if (command.reason.trim() === '') return invalid('Say why it is reopened.');
  resume(decision, command.reason);
  return undefined;
}

/** A person who reopens it is on it; an alert that fires again is on nobody's mind, so the ladder climbs. */
export function resume(decision: Decision, reason: string): void {
  const last = lastResponsePhase(decision);
  const calm = calmUntil(decision);
  decision.emit({ type: 'IncidentReopened', reason });
  waiveKinds(decision, 'all', 'The incident was reopened.');
  if (calm === null) beginEscalation(decision, 'The incident was reopened.');
  else beginEscalation(decision, CALMED, calm);
  if (decision.by.kind === 'person') decision.emit({ type: 'IncidentAcknowledged', via: 'reopen' });
  promiseByLevel(decision, true);
  if (last !== undefined && decision.state.lifecycle === 'active') enter(decision, last, 'The incident was reopened.');
}

/** The escalation of an alert that comes and goes starts anew this often at most. */
const FLAPPING = 15 * MINUTE;
const CALMED = 'The alert comes and goes: those called a moment ago are called again if it still fires a quarter of an hour after that.';

/**
 * When the escalation may start anew after an alert that cleared before anybody answered fires again: at once (null), unless a page of
 * the last start has reached somebody less than a quarter of an hour after it.
 */
function calmUntil({ state, by, now }: Decision): Instant | null {
  if (state.escalation === null || by.kind === 'person' || state.acknowledged !== null) return null;
  const { startedAt, run } = state.escalation;
  const heard = Object.values(state.notifications).some(
    ({ status, purpose, dedupe }) =>
      status === 'sent' && (purpose === 'page' || purpose === 'catch-all') && dedupe.startsWith(`${state.number}/${run}/`),
  );
  // A start that was itself put off has called nobody yet, and keeps its time.
  const until = startedAt > now ? startedAt : startedAt + FLAPPING;
  return (heard || startedAt > now) && until > now ? until : null;
}

function lastResponsePhase({ context, state }: Decision) {
  return context.policy.phases
    .filter((phase) => phase.stage === 'response' && state.phasesEntered[phase.id] !== undefined)
    .sort((a, b) => (state.phasesEntered[b.id] ?? 0) - (state.phasesEntered[a.id] ?? 0))[0];
}
