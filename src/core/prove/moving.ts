import { holdsAt } from '../incident/level.ts';
import { paceOf } from '../incident/planned-step.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Severity } from '../policy/severity.ts';
import { NOT_STATED } from '../policy/source.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { dueAt } from '../time/due-at.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { dayNumbered, dayOf } from '../time/local-day.ts';

/**
 * Something that what an incident does depends on, and that changes with the wall clock: the working days, and one day who is on call.
 * `changesAfter`: the next instant after `instant` at which it may change, null when never. `standing`: how it stands for an incident that
 * starts at `instant`, in words that are the same wherever an incident would meet the same, counted from its start.
 */
export type Moving = { changesAfter: (instant: Instant) => Instant | null; standing: (instant: Instant) => string };

/**
 * A delay by the calendar stays the same instant until it is over, and is another one from then on; so it says itself where to cut. One that
 * counts working days is another one from each local midnight. Weekends, holidays and changes of the clock are as `dueAt` takes them.
 */
export function movingDelay(delay: Delay, calendar: Calendar): Moving {
  const counts = delay.kind === 'after';
  return {
    changesAfter: (instant) => (counts ? midnightAfter(instant, calendar) : dueAt(delay, instant, calendar)),
    standing: (instant) => {
      const due = dueAt(delay, instant, calendar);
      return due === null ? 'never' : String(due - instant);
    },
  };
}

function midnightAfter(instant: Instant, calendar: Calendar): Instant {
  return dayNumbered(dayOf(instant, calendar).number + 1, calendar).starts;
}

/** The delays by the calendar that the escalation of a level, or its targets, speak of. Most levels have none, and then nothing moves. */
export function movingAt(level: Severity | null, policy: CompiledPolicy, calendar: Calendar): Moving[] {
  const delays = [...new Map(delaysAt(level, policy).map((delay) => [JSON.stringify(delay), delay])).values()];
  const sleeps = delays.some((delay) => delay.kind !== 'after');
  return [
    ...delays.map((delay) => movingDelay(delay, calendar)),
    ...(sleeps ? [movingHours(delays, paceOf(level) + longestGap(policy), calendar)] : []),
  ];
}

const longestGap = ({ repeat }: CompiledPolicy): Milliseconds => Math.max(60, ...(repeat?.afterMinutes ?? [])) * MINUTE;

/**
 * The working hours from the first to the last of the delays, and as long after it as a call waits for an answer and is repeated: a level
 * that lets the night pass waits for an opening there as well. They cut nothing, since each delay is one instant until it is over.
 */
function movingHours(delays: readonly Delay[], wait: Milliseconds, calendar: Calendar): Moving {
  return {
    changesAfter: () => null,
    standing: (instant) => {
      const dues = delays.flatMap((delay) => dueAt(delay, instant, calendar) ?? []);
      if (dues.length === 0) return 'never';
      const end = Math.max(...dues) + 2 * wait;
      const hours: number[] = [];
      for (let number = dayOf(Math.min(...dues), calendar).number, left = MOST_DAYS; left > 0; number++, left--) {
        const { isWorkday, opens, closes } = dayNumbered(number, calendar);
        if (isWorkday) hours.push(opens - instant, closes - instant);
        if (isWorkday && opens > end) break;
      }
      return hours.join(' ');
    },
  };
}

const MOST_DAYS = 400;

/**
 * The longest piece whose ends can stand for what is between. Where a level lets the night pass, a time may wait for the next opening: what
 * is at work at both ends may only be taken to be so all the way when neither a night nor a working day fits between.
 */
export function longestPiece(level: Severity | null, policy: CompiledPolicy, calendar: Calendar): Milliseconds {
  const sleeps = delaysAt(level, policy).some((delay) => delay.kind !== 'after');
  if (!sleeps) return Infinity;
  const open = calendar.closesAtMinute - calendar.opensAtMinute;
  const closed = 1440 - open;
  const shortest = Math.min(open > 0 ? open : 1440, closed > 0 ? closed : 1440);
  // A change of the clock may take an hour from either.
  return Math.max(1, shortest - 60) * MINUTE;
}

function delaysAt(level: Severity | null, policy: CompiledPolicy): Delay[] {
  const steps = [
    ...policy.matrix.filter((rule) => holdsAt(rule.severities, level)),
    ...policy.ladders.filter((ladder) => holdsAt(ladder.severities, level)).flatMap((ladder) => ladder.rungs),
  ];
  const targets = level === null ? [] : [level.acknowledgeWithin, level.respondWithin, level.resolveWithin];
  const delays = [...steps.map((step) => step.delay), ...targets.map((target) => (target === NOT_STATED ? null : target.value.delay))];
  return delays.flatMap((delay) => (delay === null || !byCalendar(delay) ? [] : delay));
}

function byCalendar(delay: Delay): boolean {
  return delay.kind === 'after' ? (delay.businessDays ?? 0) > 0 : delay.kind !== 'unstated';
}
