import type { Step } from '../policy/work.ts';
import type { IncidentCommand } from './command.ts';
import { type Decision, lineOf, type Verdict } from './decision.ts';
import { settleKind } from './owe.ts';
import { advance } from './phase.ts';
import { unknown, wrongState } from './refuse.ts';
import { findStep } from './step.ts';

/** A step of the runbook is done. Ticking it twice is harmless; a skipped step that is done after all becomes done. */
export function tickStep(decision: Decision, command: Extract<IncidentCommand, { type: 'TickStep' }>): Verdict {
  const { state, context } = decision;
  const step = findStep(context, command.step);
  if (step === null) return unknown(`The runbook has no step "${command.step}".`);
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'worked on');
  if (state.steps[step.id]?.status === 'done') return undefined;
  decision.emit({ type: 'StepTicked', step: step.id, text: step.text, note: command.note, src: lineOf(step) });
  settleReviewStep(decision, step);
  advance(decision);
  return undefined;
}

/** Doing the runbook's own step keeps the promise that it is about. */
function settleReviewStep(decision: Decision, step: Step): void {
  if (decision.state.lifecycle !== 'resolved') return;
  if (step.does === 'schedule-review') settleKind(decision, 'review-schedule');
  if (step.does === 'write-postmortem') settleKind(decision, 'review-draft');
}
