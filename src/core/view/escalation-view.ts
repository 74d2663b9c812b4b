import { clockOf, type EscalationLine } from '../incident/clock.ts';
import { isOpen } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationStepView } from './incident-view.ts';

const STATUS = {
  reached: 'reached',
  skipped: 'skipped',
  pending: 'waiting',
  held: 'held',
  unscheduled: 'held',
  stopped: 'over',
  over: 'over',
} as const satisfies Record<EscalationLine['status'], EscalationStepView['status']>;

/** The escalation so far and to come, in the order in which it happens. */
export function escalationViews(context: DecisionContext, state: IncidentState, now: Instant): EscalationStepView[] {
  return clockOf(context, state, now).escalation.map((line) => {
    const { condition } = line;
    const answer = condition !== null && Object.hasOwn(state.answers, condition.field) ? state.answers[condition.field]?.value : undefined;
    return {
      rule: line.id,
      label: line.label,
      kind: line.kind,
      roles: line.roles,
      people: line.people.map((person) => person.name),
      dueAt: line.dueAt,
      reachedAt: line.status === 'reached' ? line.at : null,
      status: STATUS[line.status],
      why: line.because,
      condition: condition === null ? null : { text: condition.text, field: condition.field, answer: answer ?? null },
      src: line.src,
    };
  });
}

/** How the escalation stands as a whole, in one sentence; null while it simply goes on. */
export function escalationNote(state: IncidentState): string | null {
  if (!isOpen(state)) return state.escalation === null ? null : 'The incident is no longer open: nobody else is told.';
  if (state.acknowledged !== null) {
    return `${state.acknowledged.by} has acknowledged: the ladder rests, the matrix holds until the incident is resolved.`;
  }
  if (state.escalation?.exhausted === true)
    return 'Everybody has been told and nobody has acknowledged. They are called again until somebody does.';
  if (state.escalation?.expiredAt != null) return 'The acknowledgement ran out, so the escalation goes on.';
  return null;
}
