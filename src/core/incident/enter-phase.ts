import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { enter } from './phase.ts';
import { unknown, wrongState } from './refuse.ts';

/** Goes to a phase by hand, forward or back. The review's phases come with the resolution. */
export function enterPhase(decision: Decision, command: Extract<IncidentCommand, { type: 'EnterPhase' }>): Verdict {
  const { state, context } = decision;
  const phase = context.policy.phases.find((one) => one.id === command.phase);
  if (phase === undefined)
    return unknown(`The runbook has no phase "${command.phase}". It has: ${context.policy.phases.map((one) => one.id).join(', ')}.`);
  if (state.phase === phase.id) return undefined;
  if (phase.stage === 'review' && state.lifecycle === 'active') return wrongState(state, 'reviewed yet', 'Resolve it first.');
  if (phase.stage === 'response' && state.lifecycle === 'resolved') return wrongState(state, `taken back to ${phase.name}`);
  if (state.lifecycle !== 'active' && state.lifecycle !== 'resolved') return wrongState(state, `taken to ${phase.name}`);
  enter(decision, phase, `Entered by ${decision.by.name}.`);
  return undefined;
}
