import { holdsAt } from '../incident/level.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Severity } from '../policy/severity.ts';
import { NOT_STATED } from '../policy/source.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Something that what an incident does depends on, and that changes with the wall clock: the working days, and one day who is on call.
 * `changesAfter`: the next instant after `instant` at which it may change, null when never. `standing`: how it stands for an incident that
 * starts at `instant`, in words that are the same wherever an incident would meet the same, counted from its start.
 */
export type Moving = { changesAfter: (instant: Instant) => Instant | null; standing: (instant: Instant) => string };

type CalendarDelay = Exclude<Delay['kind'], 'after' | 'unstated'>;

/**
 * A delay by the calendar stays the same instant until it is over, and is another one from then on; so it says itself where to cut. That
 * takes weekends, holidays and changes of the clock as `dueAt` does, since it is `dueAt`.
 */
export function movingDelay(kind: CalendarDelay, calendar: Calendar): Moving {
  return {
    changesAfter: (instant) => dueAt({ kind }, instant, calendar),
    standing: (instant) => {
      const due = dueAt({ kind }, instant, calendar);
      return due === null ? `${kind} never` : `${kind} ${due - instant}`;
    },
  };
}

/** The delays by the calendar that the escalation of a level, or its targets, speak of. Most levels have none, and then nothing moves. */
export function movingAt(level: Severity | null, policy: CompiledPolicy, calendar: Calendar): Moving[] {
  const steps = [
    ...policy.matrix.filter((rule) => holdsAt(rule.severities, level)),
    ...policy.ladders.filter((ladder) => holdsAt(ladder.severities, level)).flatMap((ladder) => ladder.rungs),
  ];
  const targets = level === null ? [] : [level.acknowledgeWithin, level.respondWithin, level.resolveWithin];
  const delays = [...steps.map((step) => step.delay), ...targets.map((target) => (target === NOT_STATED ? null : target.value.delay))];
  const kinds = new Set(
    delays.flatMap((delay) => (delay === null || delay.kind === 'after' || delay.kind === 'unstated' ? [] : delay.kind)),
  );
  return [...kinds].map((kind) => movingDelay(kind, calendar));
}
