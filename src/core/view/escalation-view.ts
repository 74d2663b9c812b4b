import { isOpen } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { escalationPlan, type PlannedStep } from '../incident/escalation-plan.ts';
import { peopleBehind } from '../incident/incident-role.ts';
import type { IncidentState } from '../incident/state.ts';
import type { EscalationStepView } from './incident-view.ts';
import { namingOf } from './naming.ts';

/** The escalation so far and to come, in the order in which it happens. */
export function escalationViews(context: DecisionContext, state: IncidentState): EscalationStepView[] {
  return escalationPlan(context, state)
    .map((step) => stepView(step, context, state))
    .sort((a, b) => (a.reachedAt ?? a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.reachedAt ?? b.dueAt ?? Number.MAX_SAFE_INTEGER));
}

/** How the escalation stands as a whole, in one sentence; null while it simply goes on. */
export function escalationNote(state: IncidentState): string | null {
  if (!isOpen(state)) return state.escalation === null ? null : 'The incident is no longer open: nobody else is told.';
  if (state.acknowledged !== null)
    return `${state.acknowledged.by} has acknowledged: the ladder rests, the matrix holds until the incident is resolved.`;
  if (state.escalation?.exhausted === true) return 'Everybody has been told and nobody has acknowledged. The catch-all knows.';
  if (state.escalation?.expiredAt != null) return 'The acknowledgement ran out, so the escalation goes on.';
  return null;
}

function stepView(step: PlannedStep, context: DecisionContext, state: IncidentState): EscalationStepView {
  const { condition } = step;
  const answer = condition !== null && Object.hasOwn(state.answers, condition.field) ? state.answers[condition.field]?.value : undefined;
  const { status, why } = standing(step, state);
  return {
    rule: step.id,
    label: step.label,
    kind: step.kind,
    roles: step.roles,
    people: peopleOf(step, context, state),
    dueAt: step.dueAt,
    reachedAt: step.status === 'reached' ? step.at : null,
    status,
    why,
    condition: condition === null ? null : { text: condition.text, field: condition.field, answer: answer ?? null },
    src: lineOf(step.fact),
  };
}

function standing(step: PlannedStep, state: IncidentState): Pick<EscalationStepView, 'status' | 'why'> {
  if (step.status === 'reached' || step.status === 'skipped') return { status: step.status, why: step.because };
  if (!isOpen(state)) return { status: 'over', why: 'The incident is no longer open.' };
  if (step.status === 'pending') return { status: 'waiting', why: step.because };
  return { status: step.status === 'stopped' ? 'over' : 'held', why: step.because };
}

/** Who was told; for a step to come, who would be told now. */
function peopleOf(step: PlannedStep, context: DecisionContext, state: IncidentState): string[] {
  const told = state.escalation?.told[step.id];
  if (told !== undefined) return told.map(namingOf(context).person);
  return [...new Set(step.roles.flatMap((role) => peopleBehind(role, context, state)).map((person) => person.name))];
}
