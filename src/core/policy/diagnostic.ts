/** How much it matters at 03:00: an error breaks a promise of the runbook, a warning may, information is for its owner. */
export type DiagnosticLevel = 'error' | 'warning' | 'info';

/**
 * One remark about a runbook, in the shape of a vfile-message (`reason`, `ruleId`, `source`, `fatal`, `line`, `column`, `place`, `note`),
 * as plain JSON. `excerpt` is the owner's own text; `understood`, `missing` and `fix` are sentences, null where there is nothing to say.
 */
export type Diagnostic = {
  ruleId: string;
  source: 'muster';
  level: DiagnosticLevel;
  fatal: boolean | null;
  reason: string;
  line: number;
  column: number;
  endLine: number;
  excerpt: string;
  understood: string | null;
  missing: string | null;
  fix: string | null;
};
