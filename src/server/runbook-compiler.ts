import type { z } from 'zod';
import type { api } from '../contract/api.ts';
import type { explained, simulation } from '../contract/runbook.ts';
import type { Diagnostic } from '../core/policy/diagnostic.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { type Compilation, compile } from '../core/runbook/compile.ts';
import { explain } from '../core/runbook/explain.ts';

import type { Instant } from '../core/time/instant.ts';
import type { Settings } from '../engine/store.ts';
import { ProblemError } from './problem.ts';

type SimulationRequest = z.output<typeof api.simulate.body & z.ZodType>;

const MOST_KEPT = 64;

export type RunbookCompiler = {
  compile: (text: string) => Promise<Compilation>;
  explain: (policy: CompiledPolicy) => z.output<typeof explained>[];
  simulate: (policy: CompiledPolicy, asked: SimulationRequest, settings: Settings, now: Instant) => Promise<z.output<typeof simulation>>;
};

/** Compiles texts in their own worker, and remembers what came of those that were asked for last. */
export function createRunbookCompiler(): RunbookCompiler {
  const kept = new Map<string, Promise<Compilation>>();
  return {
    compile(text) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const compiling = Promise.resolve(compile(text));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(text, compiling);
      compiling.catch(() => kept.delete(text));
      return compiling;
    },
    explain,
    async simulate() {
      throw new ProblemError('unavailable', 'Simulating is not built yet.');
    },
  };
}

/** A remark as the API tells it. */
export function toDiagnostic({ ruleId, level, reason, line, column, endLine, understood, missing, fix }: Diagnostic) {
  const why = [understood, missing].filter((part) => part !== null).join(' ');
  const shown = level === 'info' ? ('note' as const) : level;
  return { rule: ruleId, level: shown, message: reason, why: why === '' ? null : why, fix, src: { line, column, endLine } };
}
