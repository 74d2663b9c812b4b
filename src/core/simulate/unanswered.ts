import { lineOf } from '../incident/decision.ts';
import { escalationPlan } from '../incident/escalation-plan.ts';
import type { Source } from '../policy/source.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What never happened, because nobody answered a question (`field`), or because the runbook gives no time for it (`field` null). */
export type Unanswered = { field: string | null; text: string; src: Source | null };

export function unansweredOf({ context, state }: Rehearsal): Unanswered[] {
  if (state === null) return [];
  return escalationPlan(context, state).flatMap((step) => {
    if (step.status === 'held') return [{ field: step.condition?.field ?? null, text: step.label, src: lineOf(step.fact) }];
    return step.status === 'unscheduled' ? [{ field: null, text: step.label, src: lineOf(step.fact) }] : [];
  });
}
