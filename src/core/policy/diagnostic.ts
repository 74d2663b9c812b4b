/** How much it matters at 03:00: an error breaks a promise of the runbook, a warning may, information is for its owner. */
export type DiagnosticLevel = 'error' | 'warning' | 'info';

/**
 * A change of the text that mends a fault without changing what is meant. Lines and columns are 1-based and count UTF-16 units in the
 * owner's text (without its byte order mark); the place ends before `endColumn`.
 */
export type TextEdit = { line: number; column: number; endLine: number; endColumn: number; text: string };

/**
 * One remark about a runbook, in the shape of a vfile-message (`reason`, `ruleId`, `source`, `fatal`, `line`, `column`, `place`, `note`),
 * as plain JSON. `excerpt` is the owner's own text; `understood`, `missing` and `fix` are sentences, null where there is nothing to say.
 * `also`: the other places of the same remark, told once. `edits` mend it safely; none where only the owner can.
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
  also: { line: number; column: number; reason: string }[];
  edits: TextEdit[];
};
