import { holdsAt, levelInForce } from '../core/incident/level.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import type { Step } from '../core/policy/work.ts';

/** As many as fit on a phone's lock screen. */
const MOST = 3;

/** What to do first: the open steps of the phase that the incident is in, in the runbook's words. */
export function firstSteps(policy: CompiledPolicy, state: IncidentState): string[] {
  const level = levelInForce(policy, state);
  const applying = policy.phases.filter((phase) => phase.stage === 'response' && holdsAt(phase.severities, level));
  const current = applying.find((phase) => phase.id === state.phase) ?? applying[0];
  if (current === undefined) return [];
  const open = flat(current.steps).filter((step) => holdsAt(step.severities, level) && state.steps[step.id] === undefined);
  return open.slice(0, MOST).map((step) => step.text);
}

function flat(steps: Step[]): Step[] {
  return steps.flatMap((step) => [step, ...flat(step.steps)]);
}
