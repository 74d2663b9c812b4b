import type { DecisionContext } from './context.ts';
import { rungSteps, servesCategory } from './ladder-plan.ts';
import { holdsAt, levelInForce } from './level.ts';
import { ruleStep } from './matrix-plan.ts';
import type { PlannedStep, Situation } from './planned-step.ts';
import type { IncidentState } from './state.ts';

/**
 * Everything the runbook wants done by way of escalation at the level in force, and when; also what was done under another level before
 * the severity changed.
 */
export function escalationPlan(context: DecisionContext, state: IncidentState): PlannedStep[] {
  if (state.escalation === null) return [];
  const level = levelInForce(context.policy, state);
  const situation: Situation = { context, state, escalation: state.escalation, level };
  const rules = context.policy.matrix.filter((rule) => holdsAt(rule.severities, level) || wasReached(rule, situation));
  const steps = rules.map((rule) => ruleStep(rule, situation));
  for (const ladder of context.policy.ladders) {
    const rungs = rungSteps(ladder, situation);
    const holds = holdsAt(ladder.severities, level) && servesCategory(ladder, context, state);
    steps.push(...(holds ? rungs : rungs.filter((rung) => wasReached(rung, situation))));
  }
  // A severity table may only say when to escalate and leave to a chain whom; a line without names then has nothing to add.
  const named = steps.some((step) => step.purpose === 'escalate' && step.roles.length > 0);
  return named ? steps.filter((step) => step.roles.length > 0) : steps;
}

function wasReached({ id }: { id: string }, { escalation }: Situation): boolean {
  return escalation.reached[id] !== undefined;
}
