import type { Phase, Step, StepMeaning } from '../policy/work.ts';
import { isOpen } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { type Decision, lineOf } from './decision.ts';
import { holdsAt, levelInForce } from './level.ts';
import type { IncidentState } from './state.ts';

/** These come up in several phases; only the one being worked in is meant. */
const PHASE_BY_PHASE: ReadonlySet<StepMeaning> = new Set(['notify-stakeholders', 'update-status-page']);

export function findStep({ policy }: DecisionContext, id: string): Step | null {
  const everywhere = [...policy.phases, ...policy.procedures].flatMap((one) => withNested(one.steps));
  return everywhere.find((step) => step.id === id) ?? null;
}

export function withNested(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...withNested(step.steps)]);
}

/** The steps of a phase that count at this incident's level. */
export function stepsThatApply(phase: Phase, context: DecisionContext, state: IncidentState): Step[] {
  const level = levelInForce(context.policy, state);
  return phase.steps.filter((step) => holdsAt(step.severities, level));
}

/** Done or skipped itself, or all that it consists of is. */
export function isSettled(step: Step, state: IncidentState): boolean {
  if (Object.hasOwn(state.steps, step.id)) return true;
  return step.steps.length > 0 && step.steps.every((one) => isSettled(one, state));
}

/** The phases of the incident's level, in the runbook's order. */
export function phasesThatApply(context: DecisionContext, state: IncidentState, stage: Phase['stage']): Phase[] {
  const level = levelInForce(context.policy, state);
  return context.policy.phases.filter((phase) => phase.stage === stage && holdsAt(phase.severities, level));
}

/** Ticks the steps that asked for what has just happened, so that nobody has to say twice what the program saw. */
export function tickMeaning(decision: Decision, meaning: StepMeaning, note: string): void {
  const { context, state } = decision;
  const stages = isOpen(state) ? phasesThatApply(context, state, 'response') : context.policy.phases;
  const current = state.phase ?? stages[0]?.id;
  for (const phase of PHASE_BY_PHASE.has(meaning) ? stages.filter((one) => one.id === current) : stages) {
    const level = levelInForce(context.policy, state);
    for (const step of withNested(phase.steps)) {
      if (step.does !== meaning || !holdsAt(step.severities, level) || Object.hasOwn(decision.state.steps, step.id)) continue;
      decision.emit({ type: 'StepTicked', step: step.id, text: step.text, note, src: lineOf(step) });
    }
  }
}
