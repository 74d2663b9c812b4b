import type { Fact, Source } from '../policy/source.ts';

/** Where a fact stands in the team's own runbook; null for what the base policy supplied, which has no line there. */
export function ownLine(fact: Fact): Source | null {
  return fact.origin === 'base' ? null : fact.src;
}
