import type { Rejection } from '../incident/command.ts';
import type { DecisionContext } from '../incident/context.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { play, type Simulation } from './play.ts';
import { type Deed, type Happening, LOOK_AHEAD, type Scenario } from './scenario.ts';

/** What to imagine. Lengths count from the start; null is never. `answers` are given at the start, by the runbook's fields. */
export type Assumptions = {
  context: DecisionContext;
  severity: string;
  at: Instant;
  answers: Record<string, string>;
  category: string | null;
  acknowledgeAfter: Milliseconds | null;
  resolveAfter: Milliseconds | null;
  /** How far to look ahead. */
  lookAhead?: Milliseconds;
};

/**
 * Plays the plainest scenario: declared, acknowledged and resolved by whoever was called first. Once somebody has acknowledged, people are
 * taken to keep their promises at the last minute; until then nothing is kept. Rejected: an unknown severity, category, question or
 * answer, in a sentence.
 */
export function simulate(assumed: Assumptions): Simulation | { rejected: Rejection } {
  const outcome = play({ context: assumed.context, delivery: null }, plainScenario(assumed));
  return 'fault' in outcome ? { rejected: { code: 'invalid', message: outcome.fault.message } } : outcome;
}

export function plainScenario(assumed: Omit<Assumptions, 'context'>): Scenario {
  const { at, severity, answers, category, acknowledgeAfter, resolveAfter, lookAhead = LOOK_AHEAD } = assumed;
  const after = (later: Milliseconds | null, deed: Deed): Happening[] =>
    later === null ? [] : [{ at: at + later, by: null, deed, mark: '' }];
  return {
    start: at,
    happenings: [
      ...after(0, { do: 'declare', title: 'Simulated incident', severity }),
      ...after(category === null ? null : 0, { do: 'categorise', category: category ?? '' }),
      ...Object.entries(answers).flatMap(([field, value]) => after(0, { do: 'answer', field, value })),
      ...after(acknowledgeAfter, { do: 'acknowledge' }),
      ...after(resolveAfter, { do: 'resolve', summary: 'As assumed.' }),
    ],
    people: [],
    failures: [],
    keepsPromises: true,
    lookAhead,
  };
}
