import type { Ladder, LadderRung } from '../policy/escalation.ts';
import type { Instant } from '../time/instant.ts';
import { isKnown } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { labelOf, type PlannedStep, paceOf, type Situation, standing, timeOf } from './planned-step.ts';
import type { IncidentState } from './state.ts';

/**
 * Rungs climb from where the ladder stands: each waits its own gap after the one before it, so that a ladder resumed after an expired
 * acknowledgement, or after a night without the program, does not page everybody at once. A rung that reached nobody does not wait.
 */
export function rungSteps(ladder: Ladder, situation: Situation): PlannedStep[] {
  const { startedAt, skipped } = situation.escalation;
  const main = ladder.rungs.filter((rung) => !isBranch(rung, ladder));
  const [opening] = ladder.rungs;
  let planned = startedAt;
  let foothold: { planned: Instant; at: Instant } | null = null;
  let atOnce: Instant | null = null;
  return ladder.rungs.map((rung) => {
    if (isBranch(rung, ladder)) {
      const branch = rungStep(rung, ladder, startedAt, situation);
      if (rung === opening && branch.status === 'reached') foothold = { planned: startedAt, at: branch.at ?? startedAt };
      return branch;
    }
    const stated = rung.delay === null ? null : timeOf(rung.delay, situation);
    planned = stated ?? (rung === main[0] && !waits(rung, opening) ? startedAt : planned + paceOf(situation.level));
    const due: Instant = atOnce ?? (foothold === null ? planned : Math.max(foothold.at, foothold.at + (planned - foothold.planned)));
    const step = rungStep(rung, ladder, due, situation);
    if (step.status === 'skipped' && step.at !== null && skipped[rung.id]?.field === null) atOnce = step.at;
    else if (step.status === 'reached' || (step.status !== 'skipped' && rung.condition === null)) {
      foothold = { planned, at: step.at ?? due };
      atOnce = null;
    }
    return step;
  });
}

/** A ladder of one procedure serves incidents of that procedure's category only. */
export function servesCategory(ladder: Ladder, { policy }: DecisionContext, state: IncidentState): boolean {
  if (ladder.procedure === null) return true;
  if (state.category === null) return false;
  const procedure = policy.procedures.find((one) => one.id === ladder.procedure);
  const category = policy.categories.find((one) => one.id === state.category);
  return procedure?.category === state.category || (category?.procedures.includes(ladder.procedure) ?? false);
}

/**
 * "Security Team (if security-related)" beside an arrow chain is no later rung but a branch: it says who else belongs to such an incident,
 * so it holds as soon as the answer is known, acknowledged or not. "If the primary does not acknowledge" is a rung: it waits to see. And
 * "Billing issues: Billing → Head of Billing" is a chain of its own: it begins when the answer to its one question is yes, and then climbs.
 */
export function isBranch({ id, delay, condition }: LadderRung, { rungs: [opening] }: Ladder): boolean {
  if (delay !== null || condition === null || isKnown(condition)) return false;
  return id === opening?.id || condition.field !== opening?.condition?.field;
}

/** The first to be climbed has somebody before it: whoever has not acknowledged, or the branch that its chain begins with. */
function waits(rung: LadderRung, opening: LadderRung | undefined): boolean {
  if (rung.condition === null) return false;
  return isKnown(rung.condition) || (rung !== opening && rung.condition.field === opening?.condition?.field);
}

function rungStep(rung: LadderRung, ladder: Ladder, due: Instant, situation: Situation): PlannedStep {
  const { status, at, because } = standing(rung, due, situation);
  const { acknowledged } = situation.state;
  const branch = isBranch(rung, ladder);
  const rests = acknowledged !== null && !branch && (status === 'pending' || status === 'held');
  return {
    fact: rung,
    id: rung.id,
    kind: 'ladder',
    purpose: 'escalate',
    label: labelOf(branch ? 'On condition' : `Level ${rung.level}`, rung.to, rung),
    roles: rung.to,
    channels: [],
    condition: rung.condition,
    dueAt: due,
    status: rests ? 'stopped' : status,
    at,
    because: rests ? `${acknowledged.by} has acknowledged.` : because,
  };
}
