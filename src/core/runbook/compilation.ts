import type { Diagnostic } from '../policy/diagnostic.ts';
import type { CompiledPolicy } from '../policy/policy.ts';

/** What compiling gives: the policy, and remarks for the runbook's owner. */
export type Compilation = { policy: CompiledPolicy; diagnostics: Diagnostic[] };
