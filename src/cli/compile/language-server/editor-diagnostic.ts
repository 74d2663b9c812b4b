import type { Diagnostic as EditorDiagnostic, TextEdit as EditorEdit, Range } from 'vscode-languageserver';
import type { Diagnostic, DiagnosticLevel, TextEdit } from '../../../core/policy/diagnostic.ts';
import { ruleOf } from '../../../core/runbook/rule/index.ts';

/** The protocol's numbers: error, warning, information. */
const SEVERITY = { error: 1, warning: 2, info: 3 } as const satisfies Record<DiagnosticLevel, number>;

/** From a line and column to the end of that line, as the protocol counts: from 0, in UTF-16 units. */
function rest(lines: string[], line: number, column: number): Range {
  const length = (lines[line - 1] ?? '').length;
  const from = Math.min(column - 1, length);
  return { start: { line: line - 1, character: from }, end: { line: line - 1, character: Math.max(length, from) } };
}

/** A remark as an editor shows it: underlined to the end of its line, with the rule as its code and the reason behind it as related. */
export function editorDiagnostic(diagnostic: Diagnostic, uri: string, lines: string[]): EditorDiagnostic {
  const { ruleId, level, reason, understood, missing, fix, line, column, also } = diagnostic;
  const range = rest(lines, line, column);
  const why = ruleOf(ruleId)?.why;
  const said = [reason, understood && `Understood: ${understood}`, missing && `Missing: ${missing}`, fix && `Fix: ${fix}`];
  return {
    range,
    severity: SEVERITY[level],
    code: ruleId,
    source: 'muster',
    message: said.filter(Boolean).join('\n'),
    relatedInformation: [
      ...(why ? [{ location: { uri, range }, message: `Why it matters at 03:00: ${why}` }] : []),
      ...also.map((place) => ({ location: { uri, range: rest(lines, place.line, place.column) }, message: place.reason })),
    ],
  };
}

export const editorEdit = ({ line, column, endLine, endColumn, text }: TextEdit): EditorEdit => ({
  range: { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } },
  newText: text,
});
