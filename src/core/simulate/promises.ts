import type { IncidentCommand } from '../incident/command.ts';
import { isOpen } from '../incident/condition.ts';
import { phasesThatApply } from '../incident/step.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * What people are there to do, they do at the last moment once somebody has acknowledged; only the resolution and the answers are the
 * scenario's own. An update is posted when it is due, so that the next one counts from there; everything else just before.
 */
export function promiseToKeep({ state }: Rehearsal): { at: Instant; command: IncidentCommand } | null {
  if (state === null || (isOpen(state) && state.acknowledged === null)) return null;
  const promises = Object.values(state.obligations).flatMap(({ id, kind, status, dueAt }) => {
    if (status !== 'open' || dueAt === null || kind === 'resolve' || kind === 'answer') return [];
    return kind === 'update' ? [{ at: dueAt, command: UPDATE }] : [{ at: dueAt - 1, command: { type: 'MeetObligation' as const, id } }];
  });
  return promises.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** The body of an update that only keeps a promise. */
export const AS_PROMISED = 'As promised.';

const UPDATE: IncidentCommand = {
  type: 'PostUpdate',
  template: null,
  audience: 'internal',
  subject: null,
  body: AS_PROMISED,
  publicStatus: null,
};

/** The phases that the runbook puts into time boxes are entered at their times, which count from the beginning. */
export function timeBoxes({ context, state, now }: Rehearsal): { at: Instant; phase: string }[] {
  if (state === null) return [];
  return phasesThatApply(context, state, 'response').flatMap(({ id, timeBox }) =>
    timeBox === null || timeBox.fromMinutes === 0 ? [] : [{ at: now + timeBox.fromMinutes * MINUTE, phase: id }],
  );
}
