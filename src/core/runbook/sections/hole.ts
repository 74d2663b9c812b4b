import type { Hole } from '../../policy/communication.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { inferred, stated } from '../read/reading.ts';

// One alternative a notation; the innermost bracket wins, so that "[P{severity}]" has the hole {severity} and literal brackets.
const MARKED =
  /\{\{\s*([^{}]{1,200}?)\s*\}\}|\$?\{\s*([^{}]{1,200}?)\s*\}|\[\[\s*([^[\]]{1,200}?)\s*\]\]|\[([^[\]{}]{1,300}?)\](?!\()|<([\p{L}][\p{L}\p{N} _./'"“”„()|:;,、，・?+#&%…-]{0,80})>|(?<![\p{L}\p{N}])([\p{L}\p{N}$]*-?X)(?![\p{L}\p{N}-])/gu;
const MARKUP = /^\/?(?:a|b|br|code|div|em|hr|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|th|tr|u|ul)$/iu;

/** The blanks of a template's text: `[x]`, `{x}`, `{{x}}`, `[[x]]`, `<x>`, `${x}`; a bare `X` or `HH:MM` is an inference. */
export function holesIn(text: string, part: Hole['part'], at: Source, words: Words): Hole[] {
  return blanksIn(text, words).flatMap((match): Hole[] => {
    const [whole, a, b, c, d, e, x] = match;
    const raw = (a ?? b ?? c ?? d ?? e ?? x ?? whole).replace(/\s+/gu, ' ').trim();
    if (
      raw === '' ||
      /^[xX ✓]$/u.test(d ?? '#') ||
      (d !== undefined && (isLiteral(raw, words) || (words.isOnly('tag-word', raw) && opens(text, match.index)))) ||
      (e !== undefined && (MARKUP.test(raw) || /:\/\//u.test(raw)))
    ) {
      if (d === undefined || raw !== 'X') return [];
    }
    const before = text.slice(0, match.index);
    const line = at.line + (before.match(/\n/g)?.length ?? 0);
    const src = {
      line,
      column: match.index - before.lastIndexOf('\n') + (line === at.line ? at.column - 1 : 0),
      endLine: line + (whole.match(/\n/g)?.length ?? 0),
    };
    const bare = x !== undefined || match.length === 1;
    const origin = bare ? inferred(src, `"${whole}" stands where a value belongs, but is not marked as a blank.`) : stated(src);
    return [{ name: raw, choices: choicesOf(raw, words), part, start: match.index, end: match.index + whole.length, ...origin }];
  });
}

const clockOf = onceForLanguages((words: Words) => new RegExp(words.source('clock-hole'), 'giu'));

/** What is marked as a blank, and between those a date or a time written by its letters: "YYYY-MM-DD HH:MM". */
function blanksIn(text: string, words: Words): RegExpExecArray[] {
  const marked = [...text.matchAll(MARKED)];
  const inMark = (at: number): boolean => marked.some((match) => at >= match.index && at < match.index + match[0].length);
  const bare = [...text.matchAll(clockOf(words))].filter((match) => !inMark(match.index));
  return [...marked, ...bare].sort((a, b) => a.index - b.index);
}

/** "🔔 [DRILL] …": nothing but a picture stands before it on the first line. */
const opens = (text: string, at: number): boolean => at < 40 && /^(?:[^\p{L}\p{N}\n]|:\w{1,30}:)*$/u.test(text.slice(0, at));

/** "[RESOLVED]" and "[Investigating]" are said as they stand. */
function isLiteral(text: string, words: Words): boolean {
  return words.isOnly('status-word', text) || /^(?:sev|p)-?\d$/iu.test(text) || /^[ xX✓-]?$/u.test(text) || /^\d+$/u.test(text);
}

/** "[A/B/C]" and "{a | b}" offer choices; "[Systems/Users]" does not. */
function choicesOf(name: string, words: Words): string[] {
  const pipes = name.split(/\s*\|\s*/u);
  if (pipes.length > 1) return pipes;
  const parts = name.split(/\s*\/\s*/u);
  const short = parts.every((part) => part.length > 0 && part.split(' ').length <= 3);
  return short &&
    (parts.length > 2 || parts.every((part) => /^(?:sev|p)-?\d$/iu.test(part) || words.isOnly('yes', part) || words.isOnly('no', part)))
    ? parts
    : [];
}
