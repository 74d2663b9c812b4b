import type { CompiledPolicy } from '../policy/policy.ts';
import { appliesTo, type Severities, type Severity } from '../policy/severity.ts';
import type { Paired } from './pair.ts';

/**
 * Two policies, ready to be compared. `before` calls things by the names that they have in `after`; `levels` are as they were.
 * `scale`: the levels that both have, `*` alone where there are none. `stays`: phases and procedures that are in both.
 */
export type Comparison = {
  before: CompiledPolicy;
  after: CompiledPolicy;
  levels: Paired<Severity>;
  scale: string[];
  stays: Set<string>;
};

/** Those of the levels for which a fact holds. */
export function holdsFor(severities: Severities, scale: string[]): string[] {
  return scale.filter((id) => (id === '*' ? severities === '*' : appliesTo(severities, id)));
}
