import type { Phase } from '../policy/work.ts';
import { MINUTE } from '../time/instant.ts';
import { type Decision, lineOf } from './decision.ts';
import { move, open, owed, type Promised, settleKind } from './owe.ts';
import { commanderName } from './promised-by-level.ts';
import { isSettled, phasesThatApply, stepsThatApply } from './step.ts';

/**
 * Enters a phase: the time box of the one before is settled, that of this one begins to count (from the incident's start). The
 * review's deadlines are promises of their own.
 */
export function enter(decision: Decision, phase: Phase, because: string): void {
  settleKind(decision, 'phase');
  decision.emit({ type: 'PhaseEntered', phase: phase.id, src: lineOf(phase), because });
  const promised = timeBox(phase, decision);
  if (promised !== null) open(decision, promised);
}

/** The time boxes still open, as the runbook's new revision has them; `reason`: why one is let go that it does not have. */
export function realignTimeBoxes(decision: Decision, reason: string): void {
  for (const known of owed(decision).filter((one) => one.kind === 'phase')) {
    const phase = decision.context.policy.phases.find((one) => `phase-${one.id}` === known.id);
    const promised = phase === undefined ? null : timeBox(phase, decision);
    if (promised === null) decision.emit({ type: 'ObligationWaived', id: known.id, reason });
    else move(decision, known, promised);
  }
}

function timeBox(phase: Phase, decision: Decision): Promised | null {
  const minutes = phase.timeBox?.toMinutes ?? null;
  if (phase.timeBox === null || minutes === null || phase.stage === 'review') return null;
  const from = decision.state.escalation?.startedAt ?? decision.state.raisedAt;
  return {
    id: `phase-${phase.id}`,
    kind: 'phase',
    what: phase.name.includes(phase.timeBox.text) ? phase.name : `${phase.name}: ${phase.timeBox.text}`,
    owner: commanderName(decision.context),
    dueAt: from + minutes * MINUTE,
    src: lineOf(phase.timeBox),
  };
}

/** The response begins with the runbook's first phase. */
export function enterFirst(decision: Decision): void {
  const [first] = phasesThatApply(decision.context, decision.state, 'response');
  if (first !== undefined && decision.state.phase === null) enter(decision, first, 'The incident is declared.');
  advance(decision);
}

/** After the resolution comes the review, where the runbook has phases for it. */
export function enterReview(decision: Decision): void {
  const [first] = phasesThatApply(decision.context, decision.state, 'review');
  if (first !== undefined) enter(decision, first, 'The incident is resolved.');
}

/** Goes on by itself when all steps of a phase are done and no gate has to be decided. Review begins with the resolution only. */
export function advance(decision: Decision): void {
  if (decision.state.lifecycle !== 'active') return;
  for (;;) {
    const phases = phasesThatApply(decision.context, decision.state, 'response');
    const index = phases.findIndex((phase) => phase.id === decision.state.phase);
    const [current, next] = [phases[index], phases[index + 1]];
    if (current === undefined || next === undefined || current.gates.length > 0) return;
    const steps = stepsThatApply(current, decision.context, decision.state);
    if (steps.length === 0 || !steps.every((step) => isSettled(step, decision.state))) return;
    if (decision.state.phasesEntered[next.id] !== undefined) return;
    enter(decision, next, `All steps of ${current.name} are done.`);
  }
}
