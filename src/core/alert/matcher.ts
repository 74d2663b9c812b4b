import type { Matcher } from './alert.ts';
import { labelOf } from './labels.ts';
import { compileRegex, type LinearRegex, RegexError } from './linear-regex.ts';

/** Does the label set satisfy the matcher? `=~` and `!~` are anchored at both ends. A pattern that cannot be read matches nothing. */
export function matches(matcher: Matcher, labels: Record<string, string>): boolean {
  const value = labelOf(labels, matcher.name);
  if (!matcher.isRegex) return (value === matcher.value) === matcher.isEqual;
  const regex = regexOf(matcher.value);
  return regex !== null && regex(value) === matcher.isEqual;
}

export function matchesAll(matchers: Matcher[], labels: Record<string, string>): boolean {
  return matchers.every((matcher) => matches(matcher, labels));
}

/** Why this matcher cannot be used, in a sentence for whoever wrote it; null when it can. Ask before it is stored. */
export function checkMatcher(matcher: Matcher): string | null {
  if (matcher.name === '') return 'A matcher needs the name of a label.';
  if (!matcher.isRegex) return null;
  try {
    compileRegex(matcher.value);
    return null;
  } catch (error) {
    if (error instanceof RegexError) return `The pattern for "${matcher.name}" cannot be used: ${error.message}`;
    throw error;
  }
}

/** Patterns are few and used for every alert: kept compiled, the whole shelf dropped when it grows too long. */
const compiled = new Map<string, LinearRegex | null>();

function regexOf(pattern: string): LinearRegex | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size > 1_000) compiled.clear();
  const regex = tryCompile(pattern);
  compiled.set(pattern, regex);
  return regex;
}

function tryCompile(pattern: string): LinearRegex | null {
  try {
    return compileRegex(pattern);
  } catch (error) {
    if (error instanceof RegexError) return null;
    throw error;
  }
}
