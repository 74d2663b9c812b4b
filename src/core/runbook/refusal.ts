import type { Compilation } from './compilation.ts';
import { wordsIn } from './lexicon/index.ts';
import type { Refusal } from './limits.ts';
import { outline } from './read/outline.ts';
import { startReading } from './read/reading.ts';

/** What `compile` gives for a text that it will not parse: an empty policy and the reason. */
export function refusal(refused: Refusal, hash: string, text: string): Compilation {
  const reading = startReading('', '', hash, outline({ type: 'root', children: [] }), wordsIn(''));
  const excerpt = refused.ruleId === 'binary' ? '' : (text.slice(0, 2_000_000).split('\n')[refused.line - 1] ?? '').slice(0, 120);
  return {
    policy: reading.policy,
    diagnostics: [
      {
        ruleId: refused.ruleId,
        source: 'muster',
        level: 'error',
        fatal: true,
        reason: refused.reason,
        line: refused.line,
        column: 1,
        endLine: refused.line,
        excerpt,
        understood: null,
        missing: null,
        fix: refused.fix,
        also: [],
        edits: [],
      },
    ],
  };
}
