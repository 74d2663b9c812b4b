import { whenAtWork } from '../time/due-at.ts';
import { HOUR, type Instant } from '../time/instant.ts';
import { fulfils, isOpen } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { escalationPlan } from './escalation-plan.ts';
import { servesCategory } from './ladder-plan.ts';
import { holdsAt, levelInForce } from './level.ts';
import { type PlannedStep, paceOf } from './planned-step.ts';
import type { IncidentState } from './state.ts';

/** A step that is further away than this ("next business day", "weekly review") is no answer to a page that nobody answered. */
const LONG_WAIT = 4 * HOUR;

/**
 * When nobody is left to ask: the last ones called have as long to answer as any rung. Null while somebody has acknowledged, a step is soon
 * to come, or the catch-all has been told.
 */
export function exhaustedAt(context: DecisionContext, state: IncidentState): Instant | null {
  const { escalation } = state;
  if (escalation === null || escalation.exhausted || !isOpen(state) || state.acknowledged !== null) return null;
  const paging = pagingSteps(context, state);
  const coming = paging.flatMap((step) => (step.status === 'pending' && step.dueAt !== null ? [step.dueAt] : []));
  const told = reachedTimes(paging);
  if (told.length === 0) return coming.length > 0 ? null : Math.max(escalation.startedAt, escalation.expiredAt ?? 0);
  const last = Math.max(...told, escalation.expiredAt ?? 0);
  const pace = paceOf(levelInForce(context.policy, state));
  if (coming.some((due) => due <= last + Math.max(pace, LONG_WAIT))) return null;
  return awake(last + pace, context, state);
}

/** The steps that call people to act. */
export function pagingSteps(context: DecisionContext, state: IncidentState): PlannedStep[] {
  return escalationPlan(context, state).filter((step) => step.purpose === 'escalate');
}

export function reachedTimes(steps: PlannedStep[]): Instant[] {
  return steps.flatMap((step) => (step.status === 'reached' && step.at !== null ? [step.at] : []));
}

/** Where the runbook itself lets the night pass, so do we: the instant, or the next opening of a level that calls nobody before that. */
export function awake(instant: Instant, context: DecisionContext, state: IncidentState): Instant {
  return callsByCalendarOnly(context, state) ? (whenAtWork(instant, context.calendar) ?? instant) : instant;
}

function callsByCalendarOnly(context: DecisionContext, state: IncidentState): boolean {
  const { policy } = context;
  const level = levelInForce(policy, state);
  const rules = policy.matrix.filter((rule) => rule.purpose === 'escalate' && holdsAt(rule.severities, level));
  const ladders = policy.ladders.filter((one) => holdsAt(one.severities, level) && servesCategory(one, context, state));
  const calls = [...rules, ...ladders.flatMap((one) => one.rungs)].filter(
    ({ to, condition }) => to.length > 0 && (condition === null || fulfils(condition, state) === true),
  );
  return calls.length > 0 && calls.every(({ delay }) => delay !== null && BY_CALENDAR.has(delay.kind));
}

const BY_CALENDAR: ReadonlySet<string> = new Set(['same-business-day', 'next-business-day', 'weekly-review']);
