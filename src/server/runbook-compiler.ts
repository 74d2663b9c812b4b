import type { Diagnostic } from '../core/policy/diagnostic.ts';
import type { Compilation } from '../core/runbook/compilation.ts';
import { compileSafely } from '../engine/compile-safely.ts';

const MOST_KEPT = 64;

export type RunbookCompiler = { compile: (text: string) => Promise<Compilation> };

/** Compiles texts in their own worker, and remembers what came of those that were asked for last. */
export function createRunbookCompiler(): RunbookCompiler {
  const kept = new Map<string, Promise<Compilation>>();
  return {
    compile(text) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const compiling = compileSafely(text);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(text, compiling);
      compiling.catch(() => kept.delete(text));
      return compiling;
    },
  };
}

/** A remark as the API tells it. */
export function toDiagnostic({ ruleId, level, reason, line, column, endLine, understood, missing, fix, edits }: Diagnostic) {
  const why = [understood, missing].filter((part) => part !== null).join(' ');
  const shown = level === 'info' ? ('note' as const) : level;
  return { rule: ruleId, level: shown, message: reason, why: why === '' ? null : why, fix, src: { line, column, endLine }, edits };
}
