import type { PersonCommand } from '../../contract/incident.ts';
import { progressOf } from '../../core/view/step-view.ts';
import { serverNow } from './server-clock.ts';
import type { IncidentView, RoleView, StepView } from './view.ts';

type NameOf = (personId: string) => string;

/** The incident as it will most likely be when the command is done; only where a wrong guess does no harm. */
export function foresee(view: IncidentView, command: PersonCommand, nameOf: NameOf): IncidentView {
  const settled = { by: 'you', at: serverNow() };
  switch (command.type) {
    case 'AcknowledgeIncident':
      return { ...view, acknowledged: view.acknowledged ?? settled };
    case 'RenameIncident':
      return { ...view, title: command.title };
    case 'SetCategory':
      return { ...view, category: command.category };
    case 'AssignRole':
      return inRoles(view, command.role, {
        personId: command.personId,
        personName: nameOf(command.personId),
        since: settled.at,
      });
    case 'ReleaseRole':
      return inRoles(view, command.role, null);
    case 'EnterPhase':
      return { ...view, phases: view.phases.map((phase) => ({ ...phase, current: phase.id === command.phase })) };
    case 'TickStep':
      return inSteps(view, command.step, (step) => ({ ...step, ...settled, status: 'done' }));
    case 'SkipStep':
      return inSteps(view, command.step, (step) => ({ ...step, ...settled, status: 'skipped' }));
    case 'ReopenStep':
      return inSteps(view, command.step, (step) => ({ ...step, status: 'open', by: null, at: null }));
    case 'AnswerQuestion': {
      const { field, value } = command;
      const questions = view.questions.map((question) => (question.field === field ? { ...question, value } : question));
      return inSteps({ ...view, questions }, field, (step) => ({ ...step, answer: value }), 'asks');
    }
    case 'DecideGate':
      return inGates(view, command.gate, command.outcome);
    case 'MeetObligation':
      return inObligations(view, command.id, 'met');
    case 'WaiveObligation':
      return inObligations(view, command.id, 'waived');
    default:
      return view;
  }
}

function inSteps(view: IncidentView, wanted: string, change: (step: StepView) => StepView, by: 'id' | 'asks' = 'id'): IncidentView {
  const walk = (steps: StepView[]): StepView[] =>
    steps.map((step) => {
      const below = step.steps.length > 0 ? { ...step, steps: walk(step.steps) } : step;
      return below[by] === wanted ? change(below) : below;
    });
  return {
    ...view,
    phases: view.phases.map((phase) => {
      const steps = walk(phase.steps);
      return { ...phase, steps, ...progressOf(steps) };
    }),
    procedures: view.procedures.map((procedure) => ({ ...procedure, steps: walk(procedure.steps) })),
  };
}

function inRoles(view: IncidentView, wanted: string, holder: RoleView['holder']): IncidentView {
  return { ...view, roles: view.roles.map((role) => (role.id === wanted ? { ...role, holder } : role)) };
}

function inGates(view: IncidentView, wanted: string, outcome: 'yes' | 'no'): IncidentView {
  const gatesOf = (gates: IncidentView['phases'][number]['gates']) =>
    gates.map((gate) => (gate.id === wanted ? { ...gate, outcome } : gate));
  return { ...view, phases: view.phases.map((phase) => ({ ...phase, gates: gatesOf(phase.gates) })) };
}

function inObligations(view: IncidentView, wanted: string, status: 'met' | 'waived'): IncidentView {
  const settledAt = serverNow();
  return { ...view, obligations: view.obligations.map((one) => (one.id === wanted ? { ...one, status, settledAt } : one)) };
}
