import type { DecisionContext } from '../incident/context.ts';
import type { LadderRung, MatrixRule } from '../policy/escalation.ts';
import { dueAt } from '../time/due-at.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Beginning } from './minute-by-minute.fixture.ts';

/**
 * By when somebody has to be told, read off the policy as its owner would: the level's sooner target, else the soonest call that hangs on
 * nothing, else at once.
 */
export function promisedBy({ policy, calendar }: DecisionContext, { severity, category }: Beginning, start: Instant): Instant {
  const level = policy.severities.find(({ id }) => id === severity);
  const after = (delay: Parameters<typeof dueAt>[0]): Instant | null => dueAt(delay, start, calendar);
  const targets = [level?.acknowledgeWithin, level?.respondWithin, level?.resolveWithin].map((target) =>
    target === undefined || target === 'not-stated' ? null : after(target.value.delay),
  );
  const [acknowledge = null, respond = null, resolve = null] = targets;
  if (acknowledge !== null || respond !== null) return Math.min(acknowledge ?? Infinity, respond ?? Infinity);

  const at = ({ delay }: MatrixRule | LadderRung): Instant | null =>
    delay?.kind === 'unstated' ? resolve : delay === null ? null : after(delay);
  const belongs = (severities: string[] | '*') => severities === '*' || severities.includes(severity ?? '');
  const calls: Instant[] = [];
  for (const rule of policy.matrix) {
    const when = rule.delay === null ? start : at(rule);
    if (belongs(rule.severities) && rule.purpose === 'escalate' && isCertain(rule) && when !== null) calls.push(when);
  }
  for (const { severities, procedure, rungs } of policy.ladders) {
    if (!belongs(severities) || (procedure !== null && procedure !== policy.categories.find(({ id }) => id === category)?.procedures[0]))
      continue;
    const [opening] = rungs;
    let climbed = start;
    let highest = start;
    for (const [index, rung] of rungs.filter((one) => isClimbed(one, opening)).entries()) {
      // Whoever is called because the one before did not answer, or as the second of a chain, is not called at once.
      const waits = isSeen(rung) || goesOn(rung, opening);
      climbed = at(rung) ?? (index === 0 && !waits ? start : climbed + PACE);
      // A ladder is climbed in its order, whatever the times of its rungs.
      if (rung.condition === null) highest = Math.max(highest, climbed);
      if (isCertain(rung)) calls.push(highest);
    }
  }
  return calls.length === 0 ? start : Math.min(...calls);
}

/** How long somebody has to answer where neither the level nor the rung says it. */
const PACE = 15 * MINUTE;

/** Nobody has to be asked. */
const isSeen = ({ condition }: LadderRung): boolean => condition?.field === 'unacknowledged' || condition?.field === 'unresolved';

/** A rung has a time, is climbed whatever happens or when nobody answers, or goes on with the chain that hangs on the first one's question. */
function isClimbed(rung: LadderRung, opening: LadderRung | undefined): boolean {
  if (rung.delay !== null || rung.condition === null || isSeen(rung)) return true;
  return goesOn(rung, opening);
}

const goesOn = (rung: LadderRung, opening: LadderRung | undefined): boolean =>
  rung.condition !== null && rung !== opening && rung.condition.field === opening?.condition?.field;

const isCertain = ({ condition, to }: MatrixRule | LadderRung): boolean => condition === null && to.length > 0;
