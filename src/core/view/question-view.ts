import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { delayText } from '../incident/delay-text.ts';
import { holdsAt, levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Condition } from '../policy/escalation.ts';
import type { Step } from '../policy/work.ts';
import type { Delay } from '../time/delay.ts';
import type { QuestionView } from './incident-view.ts';
import { list } from './naming.ts';

/** Conditions that the program knows by itself. */
const KNOWN = new Set(['unresolved', 'unacknowledged']);

/** Every question the runbook wants answered at the level in force, once each: first those on which people depend, then its steps' own. */
export function questionViews(context: DecisionContext, state: IncidentState): QuestionView[] {
  const questions = new Map<string, QuestionView>();
  const ask = (question: Omit<QuestionView, 'value'>) => {
    const known = questions.get(question.field);
    const decides = known === undefined ? question.decides : joined(known.decides, question.decides);
    const value = Object.hasOwn(state.answers, question.field) ? (state.answers[question.field]?.value ?? null) : null;
    questions.set(question.field, { ...(known ?? question), decides, value });
  };
  for (const question of conditionQuestions(context, state)) ask(question);
  for (const question of stepQuestions(context, state)) ask(question);
  return [...questions.values()];
}

function conditionQuestions({ policy }: DecisionContext, state: IncidentState): Omit<QuestionView, 'value'>[] {
  const level = levelInForce(policy, state);
  const rungs = policy.ladders.filter((ladder) => holdsAt(ladder.severities, level)).flatMap((ladder) => ladder.rungs);
  return [...policy.matrix.filter((rule) => holdsAt(rule.severities, level)), ...rungs].flatMap(({ condition, to, delay }) =>
    condition === null || KNOWN.has(condition.field)
      ? []
      : [{ field: condition.field, question: questionOf(condition), decides: decides(condition, to, delay), src: lineOf(condition) }],
  );
}

function stepQuestions({ policy }: DecisionContext, state: IncidentState): Omit<QuestionView, 'value'>[] {
  const level = levelInForce(policy, state);
  const asked: Omit<QuestionView, 'value'>[] = [];
  const visit = (steps: readonly Step[]) => {
    for (const step of steps) {
      if (!holdsAt(step.severities, level)) continue;
      if (step.asks !== null) asked.push({ field: step.asks, question: step.text, decides: null, src: lineOf(step) });
      visit(step.steps);
    }
  };
  for (const phase of policy.phases) if (holdsAt(phase.severities, level)) visit(phase.steps);
  return asked;
}

/** "if customer-facing" as a question: "Customer-facing?" */
export function questionOf(condition: Pick<Condition, 'text'>): string {
  const bare = condition.text.replace(/^\W*(?:only\s+)?(?:if|when|where|unless|in case of)\s+/i, '').replace(/[\s?.!:,)]+$/, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}?`;
}

function decides(condition: Condition, to: readonly string[], delay: Delay | null): string {
  const whom = to.length === 0 ? 'this step of the escalation' : list(to);
  const when = delay === null ? '' : `, ${delayText(delay).toLowerCase()}`;
  return `${condition.expects ? 'Yes' : 'No'}: ${whom} ${to.length > 1 ? 'are' : 'is'} told${when}`;
}

function joined(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one.includes(other) ? one : `${one}. ${other}`;
}
