import type { Words } from '../lexicon/words.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';

const LONGEST_LEAD = 60;

/** The target that a text calls one, and where the words of it begin: "(Target: <5min)", "goal 99 %". */
export function targetIn(text: string, words: Words): { target: string; index: number } | null {
  const word = words.find('target', text);
  if (!word) return null;
  const rest = /^\s*[:：]?\s*([^()（）]+)/u.exec(text.slice(word.index + word[0].length))?.[1]?.trim();
  if (!rest) return null;
  const open = /[(（]\s*$/u.exec(text.slice(0, word.index));
  return { target: rest, index: open?.index ?? word.index };
}

/** "< 5 minutes", "under an hour", "99.9 %", "60 minutes": an amount that may be a target, not the definition of what is measured. */
export function isAmount(text: string, words: Words): boolean {
  // In a long sentence such a sign may speak of anything.
  if (/[<>≤≥=]|\d\s*%|\d\.\d/u.test(text.slice(0, LONGEST_LEAD))) return true;
  const value = text.trim();
  const parts = value.split(/[,;]\s+/u);
  if (parts.length > 1) return parts.every((part) => isAmount(part, words));
  if (value.length > 40) return false;
  const bound = words.find('bound', value);
  const rest = bound?.index === 0 ? value.slice(bound[0].length) : value;
  return /^\s*[~≈]?\d/u.test(rest) || (bound?.index === 0 && durations(rest, words)[0] !== undefined);
}

/** A target as one or, where each part names one severity of its own, as many: "< 1 h for SEV-1, < 4 h for SEV-2". */
export function targetsByLevel(text: string | null, { scale, words }: Reading): { target: string | null; severity: string | null }[] {
  if (text === null || (!/\d/u.test(text) && words.says('no-target', text))) return [{ target: null, severity: null }];
  const parts = text.split(/[,;]\s+/u);
  const each = parts.length > 1 && parts.every((part) => scale.mentioned(part).length === 1 && isAmount(part, words)) ? parts : [text];
  // "< 1 hour for Critical"
  const withoutLevel = (part: string): string => {
    const [end = '', joint = '', level = ''] = /\s+(\p{L}+)\s+(\S+)$/u.exec(part) ?? [];
    return words.isOnly('for', joint) && scale.mentioned(level).length === 1 ? part.slice(0, -end.length) : part;
  };
  return each.map((part) => {
    const [severity = null, second] = scale.mentioned(part);
    const alone = severity !== null && !second ? withoutLevel(part) : part;
    return { target: bare(alone, severity !== null && !second, words), severity: second ? null : severity };
  });
}

/** The amount alone: without "(SEV-1)", "for SEV-1", "(target)" and a colon left over. */
function bare(text: string, single: boolean, words: Words): string {
  const aside = /(?<!\s)\s*[(（]([^()（）]*)[)）]\s*$/u.exec(text);
  const rest =
    aside && (words.isOnly('target', aside[1] ?? '') || /^(?:SEV|Sev|P)/u.test(aside[1] ?? '')) ? text.slice(0, aside.index) : text;
  const level = single ? /\s+(?:(\p{L}+)\s+)?(?:SEV|Sev|sev|P|S)[\p{L}]*-?\d\S*$/u.exec(rest) : null;
  const kept = level?.[1] && !words.isOnly('for', level[1]) ? level[1] : '';
  const head = level ? `${rest.slice(0, level.index)} ${kept}`.trim() : rest;
  const cut = /\d/u.test(head) ? head : rest;
  const target = words.find('target', cut);
  return (target?.index === 0 ? cut.slice(target[0].length).replace(/^\s*[:：]?\s*/u, '') : cut).trim();
}
