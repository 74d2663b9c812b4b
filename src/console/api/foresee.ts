import type { PersonCommand } from '../../contract/incident.ts';
import { serverNow } from './server-clock.ts';
import type { IncidentView, StepView } from './view.ts';

/** The incident as it will most likely be when the command is done; only where a wrong guess does no harm. */
export function foresee(view: IncidentView, command: PersonCommand): IncidentView {
  switch (command.type) {
    case 'AcknowledgeIncident':
      return { ...view, acknowledged: view.acknowledged ?? { at: serverNow(), by: 'you' } };
    case 'TickStep':
      return inSteps(view, command.step, (step) => ({ ...step, status: 'done', by: 'you', at: serverNow() }));
    case 'SkipStep':
      return inSteps(view, command.step, (step) => ({ ...step, status: 'skipped', by: 'you', at: serverNow() }));
    case 'ReopenStep':
      return inSteps(view, command.step, (step) => ({ ...step, status: 'open', by: null, at: null }));
    case 'AnswerQuestion': {
      const { field, value } = command;
      const questions = view.questions.map((question) => (question.field === field ? { ...question, value } : question));
      return inSteps({ ...view, questions }, field, (step) => ({ ...step, answer: value }), 'asks');
    }
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
    phases: view.phases.map((phase) => ({ ...phase, steps: walk(phase.steps) })),
    procedures: view.procedures.map((procedure) => ({ ...procedure, steps: walk(procedure.steps) })),
  };
}
