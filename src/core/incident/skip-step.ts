import type { IncidentCommand } from './command.ts';
import { type Decision, lineOf, type Verdict } from './decision.ts';
import { advance } from './phase.ts';
import { invalid, unknown, wrongState } from './refuse.ts';
import { findStep } from './step.ts';

/** A step is left out this time, with the reason. A step that is done stays done until it is reopened. */
export function skipStep(decision: Decision, command: Extract<IncidentCommand, { type: 'SkipStep' }>): Verdict {
  const { state, context } = decision;
  const step = findStep(context, command.step);
  if (step === null) return unknown(`The runbook has no step "${command.step}".`);
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'worked on');
  const progress = state.steps[step.id];
  if (progress?.status === 'skipped') return undefined;
  if (progress?.status === 'done') return { code: 'wrong-state', message: 'This step is done already. Reopen it first, if it was not.' };
  if (command.reason.trim() === '') return invalid('Say why the step is skipped.');
  decision.emit({ type: 'StepSkipped', step: step.id, text: step.text, reason: command.reason, src: lineOf(step) });
  advance(decision);
  return undefined;
}
