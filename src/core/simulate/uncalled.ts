import { resolveRole } from '../oncall/resolve-role.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Scenario } from './scenario.ts';

/**
 * Somebody whom the scenario lets answer and whom nobody called. `acknowledgedAt`: they acknowledged nevertheless, in minutes from the start;
 * null: they waited for a call that never came, and did nothing.
 */
export type Uncalled = { who: string; acknowledgedAt: number | null };

/** Where the scenario expects an answer that the runbook never asks for: a sign that one of the two is not what its author thinks. */
export function uncalledOf({ context, state, history }: Rehearsal, { people, start }: Scenario): Uncalled[] {
  const calledAt = new Map<string, Instant>();
  for (const { personId, purpose, requestedAt } of Object.values(state?.notifications ?? {})) {
    if (purpose !== 'page' && purpose !== 'catch-all') continue;
    calledAt.set(personId, Math.min(calledAt.get(personId) ?? requestedAt, requestedAt));
  }
  const waiting = people.flatMap(({ who, acknowledgeAfter }): Uncalled[] => {
    const meant = resolveRole(who, context.directory);
    if (acknowledgeAfter === null || meant.length === 0 || meant.some(({ id }) => calledAt.has(id))) return [];
    return [{ who: meant.map(({ name }) => name).join(', '), acknowledgedAt: null }];
  });
  const early = history.flatMap(({ event, at, by }): Uncalled[] => {
    const person =
      event.type === 'IncidentAcknowledged' && 'id' in by ? context.directory.people.find(({ id }) => id === by.id) : undefined;
    if (person === undefined || (calledAt.get(person.id) ?? Infinity) <= at) return [];
    return [{ who: person.name, acknowledgedAt: (at - start) / MINUTE }];
  });
  return [...waiting.filter(({ who }) => !early.some((one) => one.who === who)), ...early];
}

/** `offset` words a length in minutes. */
export function uncalledSentence({ who, acknowledgedAt }: Uncalled, offset: (minutes: number) => string): string {
  return acknowledgedAt === null
    ? `${who} was never called, and so never answered: the scenario gives them an answer, the runbook no call`
    : `${who} acknowledged at ${offset(acknowledgedAt)} without a call until then: somebody must have told them`;
}
