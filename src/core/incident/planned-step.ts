import type { Condition, LadderRung, MatrixRule } from '../policy/escalation.ts';
import type { Severity } from '../policy/severity.ts';
import type { Origin } from '../policy/source.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { fulfils, questionOf } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { baseMark } from './decision.ts';
import type { EscalationProgress, IncidentState } from './state.ts';

/** How long somebody has to answer where the level has no response target: what pagers wait by custom. */
const CUSTOMARY_PACE = 15 * MINUTE;

/** `stopped`: acknowledged, so the ladder rests. `held`: its time is known, but its question is not answered. `unscheduled`: no time. */
export type StepStatus = 'reached' | 'skipped' | 'pending' | 'held' | 'stopped' | 'unscheduled';

/** One rule of the matrix or rung of a ladder, as it stands in this incident. `at`: when it was reached or skipped. */
export type PlannedStep = {
  fact: MatrixRule | LadderRung;
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

/** What a step's standing depends on. */
export type Situation = { context: DecisionContext; state: IncidentState; escalation: EscalationProgress; level: Severity | null };

export function standing(
  { id, condition }: { id: string; condition: Condition | null },
  due: Instant | null,
  { state, escalation }: Situation,
): Pick<PlannedStep, 'status' | 'at' | 'because'> {
  const reached = escalation.reached[id];
  if (reached !== undefined) return { status: 'reached', at: reached, because: null };
  const answer = condition === null ? true : fulfils(condition, state);
  const skipped = escalation.skipped[id];
  const undone = skipped?.field != null && answer === true;
  if (skipped !== undefined && !undone) return { status: 'skipped', at: skipped.at, because: skipped.because };
  if (due === null) return { status: 'unscheduled', at: null, because: 'The runbook gives no time that a clock could keep.' };
  if (answer === null)
    return { status: 'held', at: null, because: condition === null ? null : `Waits for an answer: ${questionOf(condition)}` };
  return { status: 'pending', at: null, because: null };
}

/** When a step's delay is over; null where the runbook's words ("best effort") give no time. */
export function timeOf(delay: Delay, situation: Situation): Instant | null {
  if (delay.kind === 'unstated') return whenUnresolved(situation);
  return dueAt(delay, situation.escalation.startedAt, situation.context.calendar);
}

/** "If unresolved" means: once the time in which it should have been resolved, or else responded to, is over. */
export function whenUnresolved({ level, escalation, context }: Situation): Instant | null {
  for (const target of [level?.resolveWithin, level?.respondWithin]) {
    if (target === undefined || target === 'not-stated') continue;
    const due = dueAt(target.value.delay, escalation.startedAt, context.calendar);
    if (due !== null) return due;
  }
  return null;
}

/** How long one who is called has to answer before the next is, where nobody gave a time: the level's own response target. */
export function paceOf(level: Severity | null): Milliseconds {
  for (const target of [level?.acknowledgeWithin, level?.respondWithin]) {
    if (target === undefined || target === 'not-stated' || target.value.delay.kind !== 'after') continue;
    if (target.value.delay.minutes > 0) return target.value.delay.minutes * MINUTE;
  }
  return CUSTOMARY_PACE;
}

/** "Level 2: Team Lead (if security-related)". */
export function labelOf(when: string, roles: string[], fact: { condition: Condition | null; origin: Origin }): string {
  const { condition } = fact;
  const names = roles.length === 0 ? 'nobody named' : roles.join(', ');
  return `${when}: ${names}${condition === null ? '' : ` (${condition.text})`}${baseMark(fact)}`;
}
