import type { Matcher } from '../../../core/alert/alert.ts';
import { checkMatcher } from '../../../core/alert/matcher.ts';

/** A filter that cannot be read; the message is what Alertmanager's clients show. */
export class BadFilter extends Error {
  override readonly name = 'BadFilter';
}

const ONE = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^",{}]*?))\s*(,|$)/y;

/** Reads `a="b"`, `a=~b.*`, `{a="b", c!="d"}`: Alertmanager's matchers as text. Throws BadFilter. */
export function parseFilter(text: string): Matcher[] {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? text;
  const matchers: Matcher[] = [];
  ONE.lastIndex = 0;
  while (ONE.lastIndex < inner.length) {
    const [, name, operator, quoted, bare] = ONE.exec(inner) ?? [];
    if (name === undefined || operator === undefined) throw new BadFilter(`bad matcher format: ${text.slice(0, 200)}`);
    const value = quoted === undefined ? (bare ?? '') : unescape(quoted);
    const matcher = { name, value, isRegex: operator.endsWith('~'), isEqual: !operator.startsWith('!') };
    const problem = checkMatcher(matcher);
    if (problem !== null) throw new BadFilter(problem);
    matchers.push(matcher);
  }
  return matchers;
}

function unescape(quoted: string): string {
  return quoted.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
}
