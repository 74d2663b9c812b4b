import type { Source } from '../policy/source.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { everyPromise } from './every-promise.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * What lasts: a phase, or a promise from when it was given until it was kept or let go. All in minutes from the start; `to` null: it goes on.
 * `due` and `outcome` are a promise's: when it was due, and what became of it.
 */
export type SimulatedSpan = {
  lane: 'phase' | 'promise';
  name: string;
  owner: string | null;
  from: number;
  to: number | null;
  due: number | null;
  outcome: 'kept' | 'missed' | 'let-go' | 'open' | null;
  src: Source | null;
};

/** Phases in the order in which they were entered, then promises in the order in which they were given. */
export function spansOf(rehearsal: Rehearsal, start: Instant): SimulatedSpan[] {
  const minutes = (at: Instant): number => (at - start) / MINUTE;
  return [...phases(rehearsal, minutes), ...promises(rehearsal, minutes)];
}

type Minutes = (at: Instant) => number;

function phases({ history, context }: Rehearsal, minutes: Minutes): SimulatedSpan[] {
  const stops = history.flatMap(({ at, event }) => (event.type === 'PhaseEntered' || event.type === 'IncidentResolved' ? [at] : []));
  return history.flatMap(({ at, event }): SimulatedSpan[] => {
    if (event.type !== 'PhaseEntered') return [];
    const { name = event.phase } = context.policy.phases.find((one) => one.id === event.phase) ?? {};
    const end = stops.find((stop) => stop > at);
    const to = end === undefined ? null : minutes(end);
    return [{ lane: 'phase', name, owner: null, from: minutes(at), to, due: null, outcome: null, src: event.src }];
  });
}

const OUTCOME = { met: 'kept', breached: 'missed', waived: 'let-go', open: 'open' } as const;

function promises({ history }: Rehearsal, minutes: Minutes): SimulatedSpan[] {
  return everyPromise(history).map(({ what, owner, openedAt, settledAt, dueAt, status, src }): SimulatedSpan => {
    const [to, due] = [settledAt, dueAt].map((at) => (at === null ? null : minutes(at)));
    return { lane: 'promise', name: what, owner, from: minutes(openedAt), to: to ?? null, due: due ?? null, outcome: OUTCOME[status], src };
  });
}
