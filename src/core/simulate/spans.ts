import type { Source } from '../policy/source.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
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

const OUTCOME = { met: 'kept', breached: 'missed', waived: 'let-go', open: 'open' } as const;

/** Phases in the order in which they were entered, then promises in the order in which they were given. */
export function spansOf({ history, state, context }: Rehearsal, start: Instant): SimulatedSpan[] {
  const minutes = (at: Instant): number => (at - start) / MINUTE;
  const entered = history.flatMap(({ at, event }) => (event.type === 'PhaseEntered' ? [{ at, phase: event.phase, src: event.src }] : []));
  const stops = history.flatMap(({ at, event }) => (event.type === 'PhaseEntered' || event.type === 'IncidentResolved' ? [at] : []));
  const phases = entered.map(({ at, phase, src }): SimulatedSpan => {
    const { name = phase } = context.policy.phases.find((one) => one.id === phase) ?? {};
    const end = stops.find((stop) => stop > at);
    return {
      lane: 'phase',
      name,
      owner: null,
      from: minutes(at),
      to: end === undefined ? null : minutes(end),
      due: null,
      outcome: null,
      src,
    };
  });
  const promises = Object.values(state?.obligations ?? {}).map((one): SimulatedSpan => {
    const due = one.dueAt === null ? null : minutes(one.dueAt);
    const to = one.settledAt === null ? null : minutes(one.settledAt);
    return {
      lane: 'promise',
      name: one.what,
      owner: one.owner,
      from: minutes(one.openedAt),
      to,
      due,
      outcome: OUTCOME[one.status],
      src: one.src,
    };
  });
  return [...phases, ...promises.sort((a, b) => a.from - b.from)];
}
