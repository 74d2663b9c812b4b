import { people } from '../oncall/resolve-role.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { isOpen } from './condition.ts';
import type { Decision } from './decision.ts';
import { escalationPlan } from './escalation-plan.ts';
import type { IncidentState } from './state.ts';
import { about, type Telling } from './telling.ts';

/**
 * An acknowledgement that nothing followed runs out after this long. No runbook that we have read states it; half an hour is what pagers
 * offer as their default, and long enough to get to a desk.
 */
export const ACKNOWLEDGEMENT_LASTS = 30 * MINUTE;

/** When the acknowledgement runs out; null while there is none, or somebody has done something since. */
export function expiresAt(state: IncidentState): Instant | null {
  if (!isOpen(state) || state.acknowledged === null || state.activeAt !== null) return null;
  return state.acknowledged.at + ACKNOWLEDGEMENT_LASTS;
}

/** The ladder goes on where it stood; those who were called first, and up the ladder, are called again. The matrix's later ones are not. */
export function expireAcknowledgement(decision: Decision, telling: Telling): void {
  const { context, state } = decision;
  const expires = expiresAt(state);
  if (expires === null || expires > decision.now) return;
  decision.emit({ type: 'AcknowledgementExpired' });
  const paged = escalationPlan(context, state).filter((step) => step.purpose === 'escalate' && step.status === 'reached');
  const first = Math.min(...paged.map((step) => step.at ?? Infinity));
  const again = paged.filter((step) => step.kind === 'ladder' || step.at === first);
  const ids = [...again.flatMap((step) => state.escalation?.told[step.id] ?? []), state.acknowledged?.personId ?? ''];
  const reason = `${state.acknowledged?.by ?? 'Somebody'} acknowledged, but nothing followed.`;
  telling.tell(people(ids, context.directory), { about: about(state, `expired-${state.version}`), purpose: 'page', reason, src: null });
}
