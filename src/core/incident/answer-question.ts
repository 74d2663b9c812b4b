import type { Source } from '../policy/source.ts';
import type { IncidentCommand } from './command.ts';
import { isKnown, isOpen, questionOf, yesOrNo } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { type Decision, lineOf, type Verdict } from './decision.ts';
import { settle } from './owe.ts';
import { advance } from './phase.ts';
import { promiseByLevel } from './promise.ts';
import { invalid, unknown, wrongState } from './refuse.ts';
import { withNested } from './step.ts';

/** `decides`: escalation hangs on it, so only yes or no will do. */
type Question = { field: string; text: string; src: Source | null; decides: boolean };

/** Answers a question of the runbook. A yes or no that escalation waits for takes effect at once; the answer may be changed. */
export function answerQuestion(decision: Decision, command: Extract<IncidentCommand, { type: 'AnswerQuestion' }>): Verdict {
  const { state, context } = decision;
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'asked about');
  const questions = questionsOf(context);
  const question = questions.find((one) => one.field === command.field);
  if (question === undefined) {
    const fields = [...new Set(questions.map((one) => one.field))];
    return unknown(`The runbook does not ask "${command.field}". It asks: ${fields.join(', ') || 'nothing'}.`);
  }
  const value = question.decides ? yesOrNo(command.value) : command.value.trim();
  if (value === null) return invalid(`"${question.text}" decides who is told: answer yes or no.`);
  if (value === '') return invalid('Give an answer.');
  const { field, text, src } = question;
  if (Object.hasOwn(state.answers, field) && state.answers[field]?.value === value) return undefined;
  decision.emit({ type: 'QuestionAnswered', field, question: text, value, src });
  settle(decision, `answer-${field}`);
  if (isOpen(state)) promiseByLevel(decision);
  tickAsked(decision, field, value);
  advance(decision);
  return undefined;
}

/** Everything that the runbook asks and a person can answer, each field first where most hangs on it. */
export function questionsOf({ policy }: DecisionContext): Question[] {
  const conditions = [...policy.matrix, ...policy.ladders.flatMap((ladder) => ladder.rungs)]
    .flatMap((step) => step.condition ?? [])
    .filter((one) => !isKnown(one));
  const steps = [...policy.phases, ...policy.procedures].flatMap((one) => withNested(one.steps));
  const gates = policy.phases.flatMap((phase) => phase.gates);
  return [
    ...conditions.map((one) => ({ field: one.field, text: questionOf(one), src: lineOf(one), decides: true })),
    ...gates.map((one) => ({ field: one.field, text: one.question, src: lineOf(one), decides: false })),
    ...steps.flatMap((one) => (one.asks === null ? [] : [{ field: one.asks, text: one.text, src: lineOf(one), decides: false }])),
  ];
}

function tickAsked(decision: Decision, field: string, note: string): void {
  const { policy } = decision.context;
  for (const step of [...policy.phases, ...policy.procedures].flatMap((one) => withNested(one.steps))) {
    if (step.asks !== field || Object.hasOwn(decision.state.steps, step.id)) continue;
    decision.emit({ type: 'StepTicked', step: step.id, text: step.text, note, src: lineOf(step) });
  }
}
