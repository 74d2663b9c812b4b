import type { Condition, Ladder, LadderRung, MatrixRule } from '../policy/escalation.ts';
import type { Severity } from '../policy/severity.ts';
import type { Fact } from '../policy/source.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { fulfils } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { delayText } from './delay-text.ts';
import { holdsAt, levelInForce } from './level.ts';
import type { EscalationProgress, IncidentState } from './state.ts';

/** Between two rungs of a ladder for which neither the runbook nor the base policy gives a time: what pagers wait by custom. */
const RUNG_PACE = 15 * MINUTE;

/** `stopped`: acknowledged, so the ladder rests. `held`: its time is known, but its question is not answered. `unscheduled`: no time. */
export type StepStatus = 'reached' | 'skipped' | 'pending' | 'held' | 'stopped' | 'unscheduled';

/** One rule of the matrix or rung of a ladder, as it stands in this incident. `at`: when it was reached or skipped. */
export type PlannedStep = {
  fact: Fact;
  id: string;
  kind: 'matrix' | 'ladder';
  purpose: 'escalate' | 'inform';
  label: string;
  roles: string[];
  channels: string[];
  condition: Condition | null;
  dueAt: Instant | null;
  status: StepStatus;
  at: Instant | null;
  because: string | null;
};

/** Everything the runbook wants done by way of escalation at the level in force: what was done, what is to come and when. */
export function escalationPlan(context: DecisionContext, state: IncidentState): PlannedStep[] {
  const { escalation } = state;
  if (escalation === null) return [];
  const level = levelInForce(context.policy, state);
  const rules = context.policy.matrix
    .filter((rule) => holdsAt(rule.severities, level))
    .map((rule) => ruleStep(rule, context, state, escalation, level));
  const ladders = context.policy.ladders.filter((ladder) => holdsAt(ladder.severities, level) && servesCategory(ladder, context, state));
  return [...rules, ...ladders.flatMap((ladder) => rungSteps(ladder, context, state, escalation, level))];
}

function ruleStep(
  rule: MatrixRule,
  context: DecisionContext,
  state: IncidentState,
  escalation: EscalationProgress,
  level: Severity | null,
): PlannedStep {
  // A rule without a time is carried out at once: the runbook wants these people told, and late is the worse mistake.
  const due = rule.delay === null ? escalation.startedAt : timeOf(rule.delay, context, escalation, level);
  return {
    fact: rule,
    id: rule.id,
    kind: 'matrix',
    purpose: rule.purpose,
    label: `${delayText(rule.delay)}: ${names(rule.to)}${rule.condition === null ? '' : ` (${rule.condition.text})`}`,
    roles: rule.to,
    channels: rule.channels,
    condition: rule.condition,
    dueAt: due,
    ...progress(rule, due, state, escalation),
  };
}

/**
 * Rungs climb from where the ladder stands: each waits its own gap after the one before it, so that a ladder resumed after an expired
 * acknowledgement, or after a night without the program, does not page everybody at once. A rung that reached nobody does not wait.
 */
function rungSteps(
  ladder: Ladder,
  context: DecisionContext,
  state: IncidentState,
  escalation: EscalationProgress,
  level: Severity | null,
): PlannedStep[] {
  let planned = escalation.startedAt;
  let standing: { planned: Instant; at: Instant } | null = null;
  let atOnce: Instant | null = null;
  return ladder.rungs.map((rung, index) => {
    const stated = rung.delay === null ? null : timeOf(rung.delay, context, escalation, level);
    planned = stated ?? (index === 0 ? escalation.startedAt : planned + RUNG_PACE);
    const due: Instant = atOnce ?? (standing === null ? planned : Math.max(standing.at, standing.at + (planned - standing.planned)));
    const step = rungStep(rung, due, state, escalation);
    if (step.status === 'skipped' && step.at !== null && escalation.skipped[rung.id]?.field === null) atOnce = step.at;
    else if (step.status === 'reached' || (step.status !== 'skipped' && rung.condition === null)) {
      standing = { planned, at: step.at ?? due };
      atOnce = null;
    }
    return step;
  });
}

function rungStep(rung: LadderRung, due: Instant, state: IncidentState, escalation: EscalationProgress): PlannedStep {
  const { status, at, because } = progress(rung, due, state, escalation);
  const rests = state.acknowledged !== null && (status === 'pending' || status === 'held');
  return {
    fact: rung,
    id: rung.id,
    kind: 'ladder',
    purpose: 'escalate',
    label: `Level ${rung.level}: ${names(rung.to)}${rung.condition === null ? '' : ` (${rung.condition.text})`}`,
    roles: rung.to,
    channels: [],
    condition: rung.condition,
    dueAt: due,
    status: rests ? 'stopped' : status,
    at,
    because: rests ? `${state.acknowledged?.by ?? 'Somebody'} has acknowledged.` : because,
  };
}

function progress(
  { id, condition }: { id: string; condition: Condition | null },
  due: Instant | null,
  state: IncidentState,
  escalation: EscalationProgress,
): Pick<PlannedStep, 'status' | 'at' | 'because'> {
  const reached = escalation.reached[id];
  if (reached !== undefined) return { status: 'reached', at: reached, because: null };
  const answer = condition === null ? true : fulfils(condition, state);
  const skipped = escalation.skipped[id];
  const undone = skipped?.field != null && answer === true;
  if (skipped !== undefined && !undone) return { status: 'skipped', at: skipped.at, because: skipped.because };
  if (due === null) return { status: 'unscheduled', at: null, because: 'The runbook gives no time that a clock could keep.' };
  if (answer === null) return { status: 'held', at: null, because: `Waits for an answer: ${condition?.text ?? ''}?` };
  return { status: 'pending', at: null, because: null };
}

/** "If unresolved" means: once the time in which it should have been resolved (or else responded to) is over. */
function timeOf(delay: Delay, context: DecisionContext, escalation: EscalationProgress, level: Severity | null): Instant | null {
  if (delay.kind !== 'unstated') return dueAt(delay, escalation.startedAt, context.calendar);
  for (const target of [level?.resolveWithin, level?.respondWithin]) {
    if (target === undefined || target === 'not-stated') continue;
    const due = dueAt(target.value.delay, escalation.startedAt, context.calendar);
    if (due !== null) return due;
  }
  return null;
}

/** A ladder of one procedure serves incidents of that procedure's category only. */
function servesCategory(ladder: Ladder, { policy }: DecisionContext, state: IncidentState): boolean {
  if (ladder.procedure === null) return true;
  if (state.category === null) return false;
  const procedure = policy.procedures.find((one) => one.id === ladder.procedure);
  const category = policy.categories.find((one) => one.id === state.category);
  return procedure?.category === state.category || (category?.procedures.includes(ladder.procedure) ?? false);
}

function names(roles: string[]): string {
  return roles.length === 0 ? 'nobody named' : roles.join(', ');
}
