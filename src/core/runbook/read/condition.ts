import type { Condition } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { isOnlyTime, withoutTime } from './duration.ts';
import { slug, stated } from './reading.ts';

const SHORTEST = 3;

/** "if customer-facing", "(no acknowledgement)": the condition that a text states, with the field that decides it. */
export function conditionIn(text: string, words: Words, src: Source): Condition | null {
  const whole = trim(text);
  const bare = words.find('if', whole)?.index === 0 ? upToClause(upToComma(whole), words) : whole;
  const when = words.find('if', bare);
  const known = knownIn(when && when.index > 0 && !words.captured('if', bare) ? bare.slice(when.index) : bare, words, src);
  if (known) return known;
  if (!when) return null;
  const slot = words.captured('if', bare);
  const rest = withoutTime(slot ?? bare.slice(when.index + when[0].length), words);
  if (rest.length < SHORTEST) return null;
  return { text: slot ?? bare.slice(when.index), ...fieldOf(rest, words), ...stated(src) };
}

/** The condition of a text that is one without an "if", because of where it stands: the words on an arrow, a cell below "When". */
export function conditionOf(text: string, words: Words, src: Source): Condition | null {
  const bare = upToComma(behindTime(trim(text), words));
  const asked = knownIn(bare, words, src) ?? (words.find('if', bare)?.index === 0 ? conditionIn(bare, words, src) : null);
  if (asked) return asked;
  const rest = withoutTime(bare, words);
  return rest.length < SHORTEST ? null : { text: bare, ...fieldOf(rest, words), ...stated(src) };
}

/** Without the brackets and stops around it; a bracket that the text itself opened stays closed. */
function trim(text: string): string {
  const bare = text.replace(/^[\s(│|]+|(?<![\s).])[\s).]+$/gu, '').trim();
  return bare.lastIndexOf('(') > bare.lastIndexOf(')') ? `${bare})` : bare;
}

/** "If customers are hit, page the CTO": the condition ends at the comma. */
function upToComma(text: string): string {
  const comma = text.search(/[,、，]/u);
  return comma > 8 ? text.slice(0, comma) : text;
}

/** "Within 1 hour, if customers are affected": the condition follows the time. */
function behindTime(text: string, words: Words): string {
  const comma = text.search(/[,、，]/u);
  return comma > 0 && isOnlyTime(text.slice(0, comma), words) ? text.slice(comma + 1).trim() : text;
}

/** "If data is lost: notify the DPO", "If it is critical then you should call": what is done is no part of the condition. */
function upToClause(text: string, words: Words): string {
  const then = words.find('then', text)?.index ?? -1;
  const ends = [text.search(/[:：](?=\s)/u), then].filter((at) => at > 8);
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends)).trim();
}

/** What Muster knows without asking. */
function knownIn(text: string, words: Words, src: Source): Condition | null {
  for (const field of ['unacknowledged', 'unresolved'] as const) {
    const said = words.find(field, text);
    if (!said) continue;
    const end = text.slice(said.index + said[0].length).search(/[,、，]/u);
    return { text: end < 0 ? text : text.slice(0, said.index + said[0].length + end), field, expects: true, ...stated(src) };
  }
  return null;
}

/** The stable name of what a condition asks: equal words give an equal field; a "not" in front turns the expectation round. */
export function fieldOf(question: string, words: Words): { field: string; expects: boolean } {
  let rest = question.trim();
  const opening = (phrase: 'filler' | 'not'): boolean => {
    const found = words.find(phrase, rest);
    if (found?.index !== 0 || found[0].length === rest.length) return false;
    rest = rest.slice(found[0].length).trimStart();
    return true;
  };
  while (opening('filler'));
  const negative = opening('not');
  return { field: slug(rest), expects: !negative };
}

/** "If contained, move to Recovery": what is asked, and what to do when it is so; null when the sentence opens with no question. */
export function askedIn(text: string, words: Words): { asked: string; then: string } | null {
  const opens = words.find('asks', text);
  if (opens?.index !== 0) return null;
  const slot = words.captured('asks', text);
  const rest = slot === null ? text.slice(opens[0].length) : text.slice(opens[0].length).replace(/^/u, slot);
  const split = /^\s*(.+?)\s*[,、，]\s*(.+?)[.。]?$/u.exec(rest);
  if (!split?.[1] || !split[2]) return null;
  const then = words.find('then', split[2]);
  return { asked: split[1], then: then?.index === 0 ? split[2].slice(then[0].length).trim() : split[2] };
}

const eitherOr = onceForLanguages((words: Words) => new RegExp(`,?\\s+${words.source('or')}\\s+`, 'iu'));

/** "SEV-1 or on request": each alternative by itself. */
export function alternatives(text: string, words: Words): string[] {
  return text
    .split(eitherOr(words))
    .map((part) => part.trim())
    .filter(Boolean);
}
