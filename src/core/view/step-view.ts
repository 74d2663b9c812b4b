import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { holdsAt, levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { CommandBlock, Step } from '../policy/work.ts';
import type { ProcedureView, StepView } from './incident-view.ts';

type CommandView = ProcedureView['commands'][number];

/** Steps with how far they have come. A step inside one that does not apply does not apply either. */
export function stepViews(steps: readonly Step[], context: DecisionContext, state: IncidentState, parentApplies = true): StepView[] {
  const level = levelInForce(context.policy, state);
  return steps.map((step) => {
    const progress = Object.hasOwn(state.steps, step.id) ? state.steps[step.id] : undefined;
    const answer = step.asks !== null && Object.hasOwn(state.answers, step.asks) ? state.answers[step.asks] : undefined;
    const applies = parentApplies && holdsAt(step.severities, level);
    return {
      id: step.id,
      text: step.text,
      detail: step.detail.map((line) => line.text),
      group: step.group,
      style: step.style,
      status: progress?.status ?? (answer === undefined ? 'open' : 'done'),
      by: progress?.by ?? answer?.by ?? null,
      at: progress?.at ?? answer?.at ?? null,
      note: progress?.note ?? null,
      asks: step.asks,
      answer: answer?.value ?? null,
      role: step.role,
      condition: step.condition,
      severities: step.severities,
      applies,
      steps: stepViews(step.steps, context, state, applies),
      src: lineOf(step),
    };
  });
}

/** How many of the steps that apply are settled, counted at the leaves: a step ticked as a whole settles what stands below it. */
export function progressOf(steps: readonly StepView[], settledAbove = false): { done: number; total: number } {
  let done = 0;
  let total = 0;
  for (const step of steps) {
    if (!step.applies) continue;
    const settled = settledAbove || step.status !== 'open';
    const below = progressOf(step.steps, settled);
    total += below.total === 0 ? 1 : below.total;
    done += below.total === 0 ? Number(settled) : below.done;
  }
  return { done, total };
}

/** A fenced block as one text to read and copy, each command below its own comment. */
export function commandViews(blocks: readonly CommandBlock[]): CommandView[] {
  return blocks.map((block) => ({
    id: block.id,
    title: block.title,
    language: block.language,
    text: block.commands.map(({ comment, text }) => (comment === null ? text : `# ${comment}\n${text}`)).join('\n'),
    src: lineOf(block),
  }));
}
