import type { Severities } from '../../policy/severity.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import type { Fence } from '../read/block.ts';
import { conditionIn } from '../read/condition.ts';
import { durations, offsetIn } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { callable, calledIn, forAction } from './escalation-call.ts';
import type { RuleDraft } from './escalation-rule.ts';
import { addRule } from './escalation-rule.ts';

const BRANCH = /^[\s│├└─|+>→–—-]+/u;

/**
 * "15 min  └── Commander assigned", below it "└── Notifies: engineering leadership": a picture of what happens when, of which those lines
 * are read that call somebody by a title. Returns whether the fence is such a picture.
 */
export function readTimeline(reading: Reading, fence: Fence, severities: Severities): boolean {
  const { words } = reading;
  const lines = fence.lines.filter(({ text }) => text.trim() !== '');
  const found: RuleDraft[] = [];
  let now: Delay | null = null;
  let times = 0;
  for (const { text, line, indent } of lines) {
    const opens = timeAt(text, words);
    if (opens) {
      if (now?.kind === 'after' && opens.delay.kind === 'after' && opens.delay.minutes < now.minutes) return false;
      now = opens.delay;
      times++;
    }
    const said = (opens ? text.slice(opens.end) : text).replace(BRANCH, '');
    const src = { line, column: indent + 1, endLine: line };
    const called = now ? calledIn(said, words, ['calls', 'is-called', 'is-told', 'rings', 'tells']) : null;
    const to = called
      ? callable(called.name, words, src).filter((name) => words.says('person-title', name) || words.says('named-team', name))
      : [];
    if (!called || to.length === 0) continue;
    const condition = conditionIn(said, words, src);
    found.push({ severities, delay: now, to, condition, text: said, src, purpose: forAction(called.manner) ? 'escalate' : 'inform' });
  }
  // Where every line has its time it is a ladder.
  if (times < 2 || times === lines.length || found.length === 0) return false;
  for (const draft of found) addRule(reading, draft);
  reading.claim(fence);
  return true;
}

/** The time that a line opens with, "15 min", "T+15 min", and where it ends. */
function timeAt(text: string, words: Words): { delay: Delay; end: number } | null {
  const [first] = durations(text, words);
  if (!first || !/^\s*(?:T\s*\+\s*)?$/iu.test(text.slice(0, first.index))) return null;
  const delay = offsetIn(first.text, words);
  return delay ? { delay, end: first.index + first.text.length } : null;
}
