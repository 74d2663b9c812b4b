import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { unknown } from './refuse.ts';
import { findStep } from './step.ts';

/** A step was not done after all. Reopening an open one is harmless. */
export function reopenStep(decision: Decision, command: Extract<IncidentCommand, { type: 'ReopenStep' }>): Verdict {
  const step = findStep(decision.context, command.step);
  if (step === null) return unknown(`The runbook has no step "${command.step}".`);
  if (Object.hasOwn(decision.state.steps, step.id)) decision.emit({ type: 'StepReopened', step: step.id, text: step.text });
  return undefined;
}
