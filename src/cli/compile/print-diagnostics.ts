import type { Colors } from 'picocolors/types.js';
import type { Diagnostic } from '../../core/policy/diagnostic.ts';

const MARK = { error: 'error', warning: 'warning', info: 'note' } as const;

/** One diagnostic as a person reads it: what, where, the owner's own line, what was understood, what is missing, how to mend it. */
export function printDiagnostic(diagnostic: Diagnostic, file: string, c: Colors): string {
  const { level, ruleId, reason, line, column, excerpt, understood, missing, fix, also } = diagnostic;
  const paint = level === 'error' ? c.red : level === 'warning' ? c.yellow : c.blue;
  const gutter = ' '.repeat(String(line).length);
  const at = Math.min(Math.max(column - 1, 0), excerpt.length);
  const shown = visible(excerpt);
  const lines = [
    `${paint(c.bold(MARK[level]))}${c.dim(`[${ruleId}]`)} ${c.bold(visible(reason))}`,
    `${gutter} ${c.dim('-->')} ${file}:${line}:${column}`,
  ];
  if (excerpt.trim() !== '')
    lines.push(
      `${gutter} ${c.dim('|')}`,
      `${c.dim(`${line} |`)} ${shown}`,
      `${gutter} ${c.dim('|')} ${' '.repeat(visible(excerpt.slice(0, at)).length)}${paint('^')}`,
    );
  const more = [...new Set(also.map((place) => place.line))].filter((each) => each !== line);
  if (more.length > 0)
    lines.push(
      `${gutter} ${c.dim('=')} also on: ${more.length === 1 ? 'line' : 'lines'} ${more.slice(0, 12).join(', ')}${more.length > 12 ? ` and ${more.length - 12} more` : ''}`,
    );
  if (understood) lines.push(`${gutter} ${c.dim('=')} understood: ${visible(understood)}`);
  if (missing) lines.push(`${gutter} ${c.dim('=')} missing: ${visible(missing)}`);
  if (fix) lines.push(`${gutter} ${c.green('=')} ${c.green('fix')}: ${visible(fix)}`);
  return lines.join('\n');
}

/** Control, bidirectional and zero-width characters of the document must not act on the terminal. */
export function visible(text: string): string {
  return text
    .replace(/\t/g, '    ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** "2 errors, 1 warning". */
export function tally(diagnostics: Diagnostic[]): string {
  const count = (level: Diagnostic['level'], one: string): string[] => {
    const n = diagnostics.filter((d) => d.level === level).length;
    return n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ') || 'nothing to remark';
}
