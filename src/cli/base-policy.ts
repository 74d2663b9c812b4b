import { readFile } from 'node:fs/promises';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { withBase } from '../core/policy/with-base.ts';
import { compile } from '../core/runbook/compile.ts';

/** The policy as incidents are run by it: what the runbook leaves open is taken from the base policy that is shipped. */
export async function withBasePolicy(policy: CompiledPolicy): Promise<CompiledPolicy> {
  const base = await readFile(new URL('../../runbooks/base.md', import.meta.url), 'utf8');
  return withBase(policy, compile(base).policy);
}
