import type { Diagnostic } from '../core/policy/diagnostic.ts';
import type { Compilation } from '../core/runbook/compilation.ts';
import type { Clock } from '../engine/clock.ts';
import { COMPILE_LIMITS, compileSafely } from '../engine/compile-safely.ts';

const MOST_KEPT = 64;

export type RunbookCompiler = { compile: (text: string) => Promise<Compilation> };

/** Compiles texts in their own worker, and remembers what came of those that were asked for last: for a day, as a document grows old. */
export function createRunbookCompiler(clock: Clock): RunbookCompiler {
  const kept = new Map<string, Promise<Compilation>>();
  return {
    compile(text) {
      const today = Temporal.Instant.fromEpochMilliseconds(clock.now()).toString().slice(0, 10);
      const key = `${today} ${text}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const compiling = compileSafely(text, COMPILE_LIMITS, { today });
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, compiling);
      compiling.catch(() => kept.delete(key));
      return compiling;
    },
  };
}

/** A remark as the API tells it. */
export function toDiagnostic({ ruleId, level, reason, line, column, endLine, understood, missing, fix, edits }: Diagnostic) {
  const why = [understood, missing && `Missing: ${missing}`].filter((part) => part !== null).join(' ');
  const shown = level === 'info' ? ('note' as const) : level;
  return { rule: ruleId, level: shown, message: reason, why: why === '' ? null : why, fix, src: { line, column, endLine }, edits };
}
