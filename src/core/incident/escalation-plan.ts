import type { DecisionContext } from './context.ts';
import { rungSteps, servesCategory } from './ladder-plan.ts';
import { holdsAt, levelInForce } from './level.ts';
import { ruleStep } from './matrix-plan.ts';
import type { PlannedStep, Situation } from './planned-step.ts';
import type { IncidentState } from './state.ts';

/** Everything the runbook wants done by way of escalation at the level in force: what was done, what is to come and when. */
export function escalationPlan(context: DecisionContext, state: IncidentState): PlannedStep[] {
  if (state.escalation === null) return [];
  const level = levelInForce(context.policy, state);
  const situation: Situation = { context, state, escalation: state.escalation, level };
  const rules = context.policy.matrix.filter((rule) => holdsAt(rule.severities, level)).map((rule) => ruleStep(rule, situation));
  const ladders = context.policy.ladders.filter((ladder) => holdsAt(ladder.severities, level) && servesCategory(ladder, context, state));
  const steps = [...rules, ...ladders.flatMap((ladder) => rungSteps(ladder, situation))];
  // A severity table may only say when to escalate and leave to a chain whom; a line without names then has nothing to add.
  const named = steps.some((step) => step.purpose === 'escalate' && step.roles.length > 0);
  return named ? steps.filter((step) => step.roles.length > 0) : steps;
}
