import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import type { Ladder, MatrixRule } from '../policy/escalation.ts';
import type { ReviewDeadline } from '../policy/learning.ts';
import { appliesTo, type Target } from '../policy/severity.ts';
import { type Fact, NOT_STATED, type Stated } from '../policy/source.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { claimOf } from './claim.ts';
import type { Claim, Finding, Horizon } from './verdict.ts';

type Deadline = { what: string; delay: Delay; fact: Fact; targetInstead?: boolean; open?: boolean };

const REVIEWED: Record<ReviewDeadline['what'], string> = {
  schedule: 'To schedule the review',
  hold: 'To hold the review',
  draft: 'To draft the report',
  publish: 'To publish the report',
  review: 'To do the review',
};

/** Every time that the runbook states can be put into a calendar, at both ends of the horizon; words that no clock can keep are remarked on. */
export function deadlineClaim(context: DecisionContext, { from, for: length }: Horizon): Claim {
  const deadlines = deadlinesOf(context).filter(({ fact }) => fact.origin !== 'base');
  const found = deadlines.flatMap(({ what, delay, fact, targetInstead, open }): Finding[] => {
    const src = lineOf(fact);
    if (delay.kind === 'unstated' && open) {
      const text = `${what}, but nothing says by when.`;
      return [{ level: 'note', text, src }];
    }
    if (delay.kind === 'unstated') {
      const taken = targetInstead ? 'is taken for the time by which it should have been resolved, or else responded to' : null;
      return [{ level: 'note', text: `${what}: "${delay.text}" ${taken ?? 'is no time that a clock could keep'}.`, src }];
    }
    const never = [from, from + length].some((start) => dueAt(delay, start, context.calendar) === null);
    if (!never) return [];
    const text =
      delay.kind === 'after' ? `${what} lies beyond any calendar.` : `${what} never comes: the calendar has no working day for it.`;
    return [{ level: 'problem', text, src, ...(delay.kind === 'after' ? {} : { settings: ['calendar'] as const }) }];
  });
  return claimOf('deadlines', deadlines.length, found);
}

function deadlinesOf(context: DecisionContext): Deadline[] {
  const { policy } = context;
  const targets = policy.severities.flatMap((severity) =>
    (
      [
        ['acknowledge', severity.acknowledgeWithin],
        ['respond', severity.respondWithin],
        ['resolve', severity.resolveWithin],
      ] as const
    ).flatMap(([what, fact]) => (fact === NOT_STATED ? [] : [{ what: `${severity.id}, to ${what}`, delay: fact.value.delay, fact }])),
  );
  const calls = [
    ...policy.matrix.map((fact) => ({ fact, of: fact })),
    ...policy.ladders.flatMap((of) => of.rungs.map((fact) => ({ fact, of }))),
  ];
  const steps = calls.flatMap(({ fact, of }): Deadline[] => {
    if (fact.delay === null) return [];
    const what = `The time to call ${fact.to.join(', ') || 'the next one'}`;
    return [{ what, delay: fact.delay, fact, targetInstead: isTakenForTarget(of, context) }];
  });
  const reviews = policy.review.deadlines.flatMap((fact) =>
    fact.delay === null ? [] : [{ what: REVIEWED[fact.what], delay: fact.delay, fact }],
  );
  const open = policy.review.deadlines
    .filter((fact) => fact.delay === null && fact.required)
    .map((fact) => ({ what: 'A review is required', delay: { kind: 'unstated' as const, text: fact.text }, fact, open: true }));
  return [...targets, ...steps, ...reviews, ...open];
}

/** Words that are no time are taken for the one by which it should have been resolved, or else responded to, where every level has one: see `whenUnresolved`. */
function isTakenForTarget({ severities }: MatrixRule | Ladder, { policy }: DecisionContext): boolean {
  const levels = policy.severities.filter((one) => appliesTo(severities, one.id));
  const has = (target: Stated<Target>): boolean => target !== NOT_STATED && target.value.delay.kind !== 'unstated';
  return levels.length > 0 && levels.every((one) => has(one.resolveWithin) || has(one.respondWithin));
}
