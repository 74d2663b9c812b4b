import type { Colors } from 'picocolors/types.js';
import type { Diagnostic } from '../../core/policy/diagnostic.ts';
import { clip, OWN_WORDS, underline, visible } from './print-excerpt.ts';

const MARK = { error: 'error', warning: 'warning', info: 'note' } as const;
const ORDER = { error: 0, warning: 1, info: 2 } as const;
/** Places of one remark that are named one by one. */
const PLACES = 12;
/** And with their own reasons. */
const FEW = 6;

/** Why each rule matters, by its id. */
export type Reasons = (ruleId: string) => string | null;

/**
 * The remarks as a person reads them: the most severe first, those of one rule together, each with the owner's own line. What a rule is
 * for and how to mend it is said once where it is the same.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], file: string, reasons: Reasons, c: Colors): string[] {
  const first = new Map<string, number>();
  for (const [i, { level, ruleId }] of diagnostics.entries()) {
    const key = `${level} ${ruleId}`;
    if (!first.has(key)) first.set(key, i);
  }
  const turn = ({ level, ruleId }: Diagnostic): number => first.get(`${level} ${ruleId}`) ?? 0;
  const sorted = diagnostics.toSorted((a, b) => ORDER[a.level] - ORDER[b.level] || turn(a) - turn(b));
  const told = new Set<string>();
  return sorted.map((diagnostic) => {
    const why = told.has(diagnostic.ruleId) ? null : reasons(diagnostic.ruleId);
    const advice = `${diagnostic.ruleId} ${diagnostic.fix}`;
    const fix = told.has(advice) ? null : diagnostic.fix;
    told.add(diagnostic.ruleId).add(advice);
    return printed({ ...diagnostic, fix }, file, why, c);
  });
}

function printed(diagnostic: Diagnostic, file: string, why: string | null, c: Colors): string {
  const { level, ruleId, reason, line, column, excerpt, understood, missing, fix } = diagnostic;
  const paint = level === 'error' ? c.red : level === 'warning' ? c.yellow : c.blue;
  const gutter = ' '.repeat(String(line).length);
  const say = (label: string, text: string): string => `${gutter} ${c.dim('=')} ${label}: ${visible(text)}`;
  const { text, at } = clip(excerpt, column - 1);
  const { from, blank, marks } = underline(text, at, reason, excerpt.trimStart().startsWith('|'));
  const lines = [
    `${paint(c.bold(MARK[level]))}${c.dim(`[${ruleId}]`)} ${c.bold(visible(reason))}`,
    // An editor that follows this goes to where the marks begin.
    `${gutter} ${c.dim('-->')} ${file}:${line}:${excerpt.trim() === '' ? column : column + from - at}`,
  ];
  if (excerpt.trim() !== '')
    lines.push(`${gutter} ${c.dim('|')}`, `${c.dim(`${line} |`)} ${visible(text)}`, `${gutter} ${c.dim('|')} ${blank}${paint(marks)}`);
  lines.push(...elsewhere(diagnostic).map((text) => `${gutter} ${c.dim('=')} ${visible(text)}`));
  if (understood) lines.push(say('understood', understood));
  if (missing) lines.push(say('missing', missing));
  if (why) lines.push(say('at 03:00', why));
  if (fix) lines.push(`${gutter} ${c.green('=')} ${c.green('fix')}: ${visible(fix)}`);
  return lines.join('\n');
}

/** The other places of a remark: each with its own reason where they differ, else their lines. */
function elsewhere({ line, reason, also }: Diagnostic): string[] {
  const all = [{ line, reason }, ...also];
  const places = also.filter((place, i) => all.findIndex((each) => each.line === place.line && each.reason === place.reason) === i + 1);
  if (places.length === 0) return [];
  const cut = places.length > PLACES ? ` and ${places.length - PLACES} more` : '';
  const shown = places.slice(0, PLACES);
  if (places.every((place) => place.reason === reason))
    return [`also on ${places.length === 1 ? 'line' : 'lines'} ${shown.map((place) => place.line).join(', ')}${cut}`];
  // Too many for a sentence each: what each is about is told, not that it is so as well.
  if (places.length > FEW) {
    const named = Map.groupBy(places, (place) => (place.reason === reason ? null : aboutWhat(place.reason)));
    return [...named]
      .toSorted(([a], [b]) => Number(b === null) - Number(a === null))
      .slice(0, PLACES)
      .map(([what, all]) => lineList(what, all));
  }
  return shown.map((place) => `also on line ${place.line}: ${place.reason}`);
}

/** The words that a reason is about: in quotes, a variable, a blank. */
const aboutWhat = (reason: string): string => new RegExp(OWN_WORDS).exec(reason)?.[0] ?? reason;

/** `also "Team lead" on lines 4 and 9`. */
function lineList(what: string | null, places: readonly { line: number }[]): string {
  const lines = [...new Set(places.map(({ line }) => line))];
  const cut = lines.length > PLACES ? ` and ${lines.length - PLACES} more` : '';
  return `also ${what === null ? '' : `${what} `}on ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, PLACES).join(', ')}${cut}`;
}

/** "2 errors, 1 warning". */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const count = (level: Diagnostic['level'], one: string): string[] => {
    const n = diagnostics.filter((d) => d.level === level).length;
    return n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ') || 'nothing to remark';
}
