import type { CompiledPolicy } from '../policy/policy.ts';
import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { escalationPlan } from './escalation-plan.ts';
import { peopleBehind } from './incident-role.ts';
import { findSeverity, levelInForce } from './level.ts';
import { enter, realignTimeBoxes } from './phase.ts';
import { promiseByLevel } from './promise.ts';
import { realignReview } from './promise-review.ts';
import { phasesThatApply, withNested } from './step.ts';

const NOT_ASKED = 'This revision of the runbook does not ask for it.';

/**
 * Moves the incident to another revision of its runbook; the context is that revision's already. Promises and escalation are as the new
 * revision wants them, counted from the incident's start; the work done is kept wherever its phase or step still exists.
 */
export function changeRunbook(decision: Decision, command: Extract<IncidentCommand, { type: 'ChangeRunbook' }>): Verdict {
  const { state } = decision;
  if (state.runbook.hash === command.runbook.hash && state.runbook.id === command.runbook.id) return undefined;
  const anew = stepsForOthers(decision);
  const note = whatIsGone(decision);
  decision.emit({
    type: 'RunbookChanged',
    runbook: command.runbook,
    ...(anew.length > 0 ? { anew } : {}),
    ...(note === '' ? {} : { note }),
  });
  realignTimeBoxes(decision, NOT_ASKED);
  if (isOpen(decision.state)) {
    promiseByLevel(decision, false, NOT_ASKED);
    findPhase(decision);
  } else if (state.lifecycle === 'resolved' || state.lifecycle === 'closed') realignReview(decision, NOT_ASKED);
  return undefined;
}

/** A step may keep its place and name somebody else: then it has not been done. */
function stepsForOthers({ context, state }: Decision): string[] {
  if (!isOpen(state)) return [];
  return escalationPlan(context, state)
    .filter((step) => step.status === 'reached')
    .filter(({ id, roles }) => {
      const told = state.escalation?.told[id] ?? [];
      return roles.flatMap((role) => peopleBehind(role, context, state)).some((person) => !told.includes(person.id));
    })
    .map((step) => step.id);
}

/** An incident whose phase is no more goes on in the first one that the new revision has. */
function findPhase(decision: Decision): void {
  const { context, state } = decision;
  if (state.lifecycle !== 'active' || context.policy.phases.some((phase) => phase.id === state.phase)) return;
  const phases = phasesThatApply(context, state, 'response');
  const next = phases.find((phase) => state.phasesEntered[phase.id] === undefined) ?? phases[0];
  if (next !== undefined) enter(decision, next, 'The phase before is not in this revision of the runbook.');
}

function whatIsGone({ context: { policy }, state }: Decision): string {
  const steps = new Set([...policy.phases, ...policy.procedures].flatMap((one) => withNested(one.steps)).map((step) => step.id));
  const gone = Object.keys(state.steps).filter((id) => !steps.has(id)).length;
  const roles = Object.entries(state.roles).filter(([id]) => !policy.roles.some((role) => role.id === id));
  const says = [
    severityGone(policy, state.severity),
    gone === 0
      ? ''
      : `${gone} ${gone === 1 ? 'step that was' : 'steps that were'} dealt with ${gone === 1 ? 'is' : 'are'} not in this revision.`,
    roles.length === 0 ? '' : `Not a role of this revision: ${roles.map(([id, held]) => `${id} (${held.personName})`).join(', ')}.`,
  ];
  return says.filter((one) => one !== '').join(' ');
}

function severityGone(policy: CompiledPolicy, severity: string | null): string {
  if (severity === null || policy.severities.length === 0 || findSeverity(policy, severity) !== null) return '';
  return `This revision has no severity ${severity}: escalating as ${levelInForce(policy, { severity })?.id}, the most severe.`;
}
