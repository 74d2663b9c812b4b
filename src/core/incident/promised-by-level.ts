import type { Severity, Target } from '../policy/severity.ts';
import { spellList, spellWithin } from '../policy/words.ts';
import { dueAt } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { AT_ONCE, patient } from './at-once.ts';
import { questionOf } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { baseMark, lineOf } from './decision.ts';
import { escalationPlan } from './escalation-plan.ts';
import { commanderRole, nameOf } from './incident-role.ts';
import { levelInForce } from './level.ts';
import type { Promised } from './owe.ts';
import type { PlannedStep } from './planned-step.ts';
import { awakeFor } from './quiet-hours.ts';
import type { IncidentState } from './state.ts';

/** What the runbook promises for an open incident at its level: the level's targets, whom to tell, what must be answered before. */
export function promisedByLevel(context: DecisionContext, state: IncidentState): Promised[] {
  const level = levelInForce(context.policy, state);
  const plan = escalationPlan(context, state);
  return [...(level === null ? [] : targets(level, context, state, plan)), ...tellings(plan, context), ...questions(plan, context, state)];
}

/** Who owes what is nobody else's: the commander, by the role's name. */
export function commanderName({ policy }: DecisionContext): string {
  const role = commanderRole(policy);
  return role === null ? 'Whoever acknowledged' : nameOf(role.id, policy);
}

function targets(level: Severity, context: DecisionContext, state: IncidentState, plan: PlannedStep[]): Promised[] {
  const from = state.escalation?.startedAt ?? state.raisedAt;
  const [first] = plan.filter((step) => step.purpose === 'escalate' && step.condition === null).sort((a, b) => timeOf(a) - timeOf(b));
  const firstCalled = first?.roles[0] ?? commanderName(context);
  const unanswered = state.acknowledged === null;
  const asked = [
    { id: 'acknowledge', fact: level.acknowledgeWithin, owner: firstCalled, wanted: unanswered, what: 'Acknowledge' },
    { id: 'respond', fact: level.respondWithin, owner: firstCalled, wanted: unanswered || !hasAccepted(level, state), what: 'Respond' },
    { id: 'resolve', fact: level.resolveWithin, owner: commanderName(context), wanted: true, what: 'Resolve' },
  ] as const;
  return asked.flatMap(({ id, fact, owner, wanted, what }) => {
    if (fact === 'not-stated' || !wanted) return [];
    // A target that the base policy lends cannot run out before the runbook itself calls anybody.
    const lent = fact.origin === 'base' && id !== 'resolve' && first?.dueAt != null;
    const due = awakeFor(fact, dueAt(patient(fact.value.delay), lent ? (first.dueAt ?? from) : from, context.calendar), context, state);
    return [{ id, kind: id, what: `${what}${wordsOf(fact.value)}${baseMark(fact)}`, owner, dueAt: due, src: lineOf(fact) }];
  });
}

function wordsOf({ delay }: Target): string {
  return `${delay.kind === 'unstated' ? ': ' : ' '}${spellWithin(delay)}`;
}

function timeOf(step: PlannedStep): number {
  return step.at ?? step.dueAt ?? Infinity;
}

/** Where the runbook has a target for acknowledging as well, responding is more than that: accepting the incident. */
export function hasAccepted(level: Severity | null, state: IncidentState): boolean {
  return state.acknowledged !== null && (level === null || level.acknowledgeWithin === 'not-stated' || state.lifecycle !== 'triage');
}

function tellings(plan: PlannedStep[], context: DecisionContext): Promised[] {
  return plan
    .filter((step) => step.purpose === 'inform' && step.roles.length > 0 && step.status !== 'reached' && !isOff(step) && !isAsked(step))
    .map((step) => ({
      id: `notify-${step.id}`,
      kind: 'notify' as const,
      what: `Tell ${spellList(step.roles)}`,
      owner: commanderName(context),
      dueAt: step.dueAt,
      src: lineOf(step.fact),
    }));
}

/** Until its question is answered nobody is owed the news: the answer is what is owed. */
function isAsked(step: PlannedStep): boolean {
  return step.status === 'held' && step.condition !== null;
}

function isOff(step: PlannedStep): boolean {
  return step.status === 'skipped' && step.condition !== null;
}

/** One question however many steps hang on it, due when the first of them is. */
function questions(plan: PlannedStep[], context: DecisionContext, state: IncidentState): Promised[] {
  const asked = new Map<string, Promised>();
  const from = state.escalation?.startedAt ?? state.raisedAt;
  for (const step of plan) {
    if (step.status !== 'held' || step.condition === null) continue;
    const id = `answer-${step.condition.field}`;
    // Who is called whenever the answer is yes has no time, and so neither has the question.
    const timed = step.dueAt !== null && step.fact.delay !== null;
    const due: Instant | null = timed ? Math.max(step.dueAt ?? 0, from + AT_ONCE) : null;
    const earlier = asked.get(id);
    if (earlier !== undefined && (earlier.dueAt ?? Infinity) <= (due ?? Infinity)) continue;
    const what = `Answer: ${questionOf(step.condition)} It decides about ${spellList(step.roles)}.`;
    asked.set(id, { id, kind: 'answer', what, owner: commanderName(context), dueAt: due, src: lineOf(step.fact) });
  }
  return [...asked.values()];
}
