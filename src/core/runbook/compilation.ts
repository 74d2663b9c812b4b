import type { Diagnostic, DiagnosticLevel } from '../policy/diagnostic.ts';
import type { CompiledPolicy } from '../policy/policy.ts';

/** What compiling gives: the policy, and remarks for the runbook's owner. */
export type Compilation = { policy: CompiledPolicy; diagnostics: Diagnostic[] };

/**
 * What the caller says about remarks. `rules`: levels that win over the document's own. `today`: the day as YYYY-MM-DD, for what a
 * document says of its own age; without it nothing is said of that.
 */
export type CompileOptions = { rules?: Record<string, DiagnosticLevel | 'off'>; today?: string };
