import type { ReviewDeadline } from '../policy/learning.ts';
import { spellWithin } from '../policy/words.ts';
import { dueAt } from '../time/due-at.ts';
import { baseMark, type Decision, lineOf } from './decision.ts';
import { holdsAt, levelInForce } from './level.ts';
import type { ObligationKind } from './obligation.ts';
import { move, open, owed, type Promised } from './owe.ts';
import { commanderName } from './promised-by-level.ts';
import { awakeFor } from './quiet-hours.ts';

const KIND = {
  schedule: 'review-schedule',
  hold: 'review-hold',
  review: 'review-hold',
  draft: 'review-draft',
  publish: 'review-publish',
} as const satisfies Record<string, ObligationKind>;

const DOING = {
  schedule: 'Schedule the review',
  hold: 'Hold the review',
  review: 'Hold the review',
  draft: 'Draft the report',
  publish: 'Publish the report',
} as const;

/** Opens what the runbook wants learned after the resolution, by its level; a review that is required without a time has none here either. */
export function promiseReview(decision: Decision): void {
  for (const one of promisedReview(decision)) {
    const known = decision.state.obligations[one.id];
    if (known === undefined || known.status === 'waived') open(decision, one);
  }
}

/** The same for another revision of the runbook: moves what it wants at another time, lets go what it does not ask for. */
export function realignReview(decision: Decision, reason: string): void {
  const promised = promisedReview(decision);
  for (const known of owed(decision).filter((one) => one.kind.startsWith('review-'))) {
    const twin = promised.find((one) => one.id === known.id);
    if (twin !== undefined) move(decision, known, twin);
    else if (known.status === 'open') decision.emit({ type: 'ObligationWaived', id: known.id, reason });
  }
  promiseReview(decision);
}

function promisedReview(decision: Decision): Promised[] {
  const { context, state } = decision;
  const promised: Promised[] = [];
  const level = levelInForce(context.policy, state);
  const resolvedAt = state.resolvedAt ?? decision.now;
  for (const deadline of context.policy.review.deadlines) {
    if (!holdsAt(deadline.severities, level) || (deadline.delay === null && !deadline.required)) continue;
    const id = `review-${deadline.id}`;
    const due = deadline.delay === null ? null : awakeFor(deadline, dueAt(deadline.delay, resolvedAt, context.calendar), context, state);
    if (due === null && !deadline.required) continue;
    promised.push({
      id,
      kind: KIND[deadline.what],
      what: `${wordsOf(deadline)}${baseMark(deadline)}`,
      owner: commanderName(context),
      dueAt: due,
      src: lineOf(deadline),
    });
  }
  return promised;
}

/** In our words: the runbook's own line may be half a sentence, or a heading, and is cited beside it. */
function wordsOf({ what, delay }: ReviewDeadline): string {
  if (delay === null) return DOING[what];
  if (delay.kind === 'unstated') return `${DOING[what]}: ${spellWithin(delay)}`;
  return `${DOING[what]} ${spellWithin(delay)}${delay.kind === 'after' ? ' of the resolution' : ''}`;
}
