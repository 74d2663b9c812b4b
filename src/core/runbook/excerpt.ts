import type { Diagnostic, DiagnosticLevel } from '../policy/diagnostic.ts';
import type { Source } from '../policy/source.ts';
import type { Reading } from './read/reading.ts';

/** What a rule says about one place; the rest of the diagnostic follows from the place. */
export type Remark = { level: DiagnosticLevel; reason: string; understood?: string; missing?: string; fix?: string };
export type Report = (ruleId: string, src: Source, remark: Remark) => void;

/** Collects diagnostics in the order of the document, each with the owner's own line. */
export function collector(reading: Reading): { report: Report; all: () => Diagnostic[] } {
  const found: Diagnostic[] = [];
  return {
    report(ruleId, src, { level, reason, understood, missing, fix }) {
      found.push({
        ruleId,
        source: 'muster',
        level,
        fatal: level === 'error' ? true : level === 'warning' ? false : null,
        reason,
        line: src.line,
        column: src.column,
        endLine: src.endLine,
        excerpt: (reading.original[src.line - 1] ?? '').slice(0, 240),
        understood: understood ?? null,
        missing: missing ?? null,
        fix: fix ?? null,
      });
    },
    all: () => found.sort((a, b) => a.line - b.line || a.column - b.column || a.ruleId.localeCompare(b.ruleId)),
  };
}
