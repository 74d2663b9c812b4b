import type { DecisionContext } from '../core/incident/context.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { withBase } from '../core/policy/with-base.ts';
import { basePolicy } from './base-policy.ts';
import type { Reading, Settings } from './store.ts';

/** An incident points to a runbook revision that is not in the store: a restored or damaged database. */
export class MissingRevision extends Error {
  override readonly name = 'MissingRevision';
}

/** Finds what a decision may know: the pinned policy with the base's facts filled in, the people, the working days. */
export type Contexts = (reading: Reading, hash: string, settings?: Settings) => Promise<DecisionContext>;

const MOST_POLICIES_KEPT = 64;

/** Policies never change once compiled, so they are kept by their hash; people and calendar are read each time. */
export function createContexts(base: () => Promise<CompiledPolicy> = basePolicy): Contexts {
  const kept = new Map<string, CompiledPolicy>();
  async function policyOf(reading: Reading, hash: string): Promise<CompiledPolicy> {
    const known = kept.get(hash);
    if (known) return known;
    const revision = await reading.revision(hash);
    if (revision === null) throw new MissingRevision(`The runbook revision ${hash} is not in the store. Restore a backup that has it.`);
    const policy = withBase(revision.policy, await base());
    if (kept.size >= MOST_POLICIES_KEPT) kept.clear();
    kept.set(hash, policy);
    return policy;
  }
  return async (reading, hash, settings) => {
    const policy = await policyOf(reading, hash);
    const { directory, calendar } = settings ?? (await reading.settings());
    return { policy, directory, calendar };
  };
}
