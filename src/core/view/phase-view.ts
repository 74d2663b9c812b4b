import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { holdsAt, levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { GateOutcome, Phase } from '../policy/work.ts';
import { MINUTE } from '../time/instant.ts';
import type { PhaseView } from './incident-view.ts';
import { list, namingOf } from './naming.ts';
import { commandViews, progressOf, stepViews } from './step-view.ts';

/** The runbook's phases in its own order, with how far each has come. */
export function phaseViews(context: DecisionContext, state: IncidentState): PhaseView[] {
  const level = levelInForce(context.policy, state);
  return context.policy.phases.map((phase) => {
    const applies = holdsAt(phase.severities, level);
    const steps = stepViews(phase.steps, context, state, applies);
    return {
      id: phase.id,
      name: phase.name,
      stage: phase.stage,
      timeBox: timeBoxView(phase, state),
      enteredAt: state.phasesEntered[phase.id] ?? null,
      current: state.phase === phase.id,
      applies,
      ...progressOf(steps),
      steps,
      gates: phase.gates.map((gate) => ({
        id: gate.id,
        text: gate.text,
        question: gate.question,
        outcome: state.gates[gate.id] ?? null,
        yes: outcomeText(gate.yes, context),
        no: gate.no === null ? null : outcomeText(gate.no, context),
        src: lineOf(gate),
      })),
      commands: commandViews(context.policy.commandBlocks.filter((block) => block.phase === phase.id)),
      src: lineOf(phase),
    };
  });
}

function timeBoxView({ timeBox }: Phase, state: IncidentState): PhaseView['timeBox'] {
  if (timeBox === null) return null;
  const start = state.escalation?.startedAt ?? state.raisedAt;
  return { text: timeBox.text, endsAt: timeBox.toMinutes === null ? null : start + timeBox.toMinutes * MINUTE };
}

function outcomeText(outcome: GateOutcome, context: DecisionContext): string {
  switch (outcome.do) {
    case 'enter-phase':
      return `Go on to ${namingOf(context).phase(outcome.phase)}`;
    case 'escalate':
      return outcome.to.length === 0 ? 'Call for more people' : `Call ${list(outcome.to)}`;
    case 'decline':
    case 'stay':
      return outcome.text;
  }
}
