import type { Diagnostic } from '../../policy/diagnostic.ts';
import { isRefusal } from '../rule/is-refusal.ts';
import { sha256 } from '../sha256.ts';

/**
 * A name for each remark that stays the same when lines above it come and go: the rule, the owner's line without its spaces, and which
 * of several equal ones it is. What is said of the whole text has no line. In the order of the remarks.
 */
export function fingerprints(diagnostics: Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ ruleId, excerpt }) => {
    const key = isRefusal(ruleId) ? ruleId : `${ruleId}\n${excerpt.replace(/\s+/gu, ' ').trim()}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return sha256(`${key}\n${count}`).slice(0, 32);
  });
}
