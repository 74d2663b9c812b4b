import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Procedure } from '../policy/work.ts';
import type { ProcedureView } from './incident-view.ts';
import { commandViews, stepViews } from './step-view.ts';

/** The runbook's procedures, the suggested ones first: those of the incident's category, or named for what its alerts say. */
export function procedureViews(context: DecisionContext, state: IncidentState): ProcedureView[] {
  const views = context.policy.procedures.map((procedure): ProcedureView => {
    const steps = stepViews(procedure.steps, context, state);
    const appliesHere = steps.length === 0 || steps.some((step) => step.applies);
    return {
      id: procedure.id,
      name: procedure.name,
      kind: procedure.kind,
      category: procedure.category,
      suggested: appliesHere && (servesCategory(procedure, context, state) || namesAnAlert(procedure, state)),
      steps,
      commands: commandViews(context.policy.commandBlocks.filter((block) => block.procedure === procedure.id)),
      src: lineOf(procedure),
    };
  });
  return [...views.filter((view) => view.suggested), ...views.filter((view) => !view.suggested)];
}

function servesCategory(procedure: Procedure, { policy }: DecisionContext, state: IncidentState): boolean {
  if (state.category === null) return false;
  const category = policy.categories.find((one) => one.id === state.category);
  return procedure.category === state.category || (category?.procedures.includes(procedure.id) ?? false);
}

/** "HighErrorRate" is what the procedure "High error rate response" is for. */
function namesAnAlert(procedure: Procedure, state: IncidentState): boolean {
  const name = letters(procedure.name.replace(/\s+(response|procedure|runbook|playbook|issues?|incidents?)$/i, ''));
  return name.length > 3 && Object.values(state.alerts).some((alert) => letters(alert.labels['alertname'] ?? '').includes(name));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
