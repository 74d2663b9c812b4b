import { conditionOf } from '../read/condition.ts';
import { delayIn } from '../read/duration.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { callable, calledIn } from './escalation-call.ts';
import { addRule } from './escalation-rule.ts';
import { rungStart } from './ladder-rung.ts';

/** "When to escalate to the engineering lead", or "When to escalate" below the title "Engineering lead": each item is a reason to call them. */
export function readWhenToCall(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  if (!about(reading, section, 'when')) return;
  const to = namedIn(reading, section);
  if (to.length === 0) return;
  for (const list of listsOf(section.blocks)) {
    if (list.items.some(({ checked }) => checked !== null)) continue;
    for (const { text, src } of list.items) {
      const mentioned = scale.mentioned(text);
      const condition = mentioned.length > 0 && text.split(' ').length <= 4 ? null : conditionOf(text, words, src);
      const severities = mentioned.length > 0 ? mentioned : ('*' as const);
      addRule(reading, { severities, delay: delayIn(text, words), to, condition, text, src });
    }
    reading.claim(list);
  }
}

/** Whom the title calls, or else the title above it, which is then nothing but a name. */
function namedIn({ words }: Reading, { title, parent, src }: Section): string[] {
  const called = calledIn(title, words);
  const own = called
    ? callable(called.name, words, src).filter((name) => words.says('person-title', name) || words.says('named-team', name))
    : [];
  if (own.length > 0 || !parent) return own;
  const numbered = rungStart(words).exec(parent.title);
  const above = parent.title.slice(numbered?.[0].length ?? 0).replace(/^\s{0,9}[:：–—.-]{0,3}\s{0,9}/u, '');
  return words.says('person-title', above) && above.split(' ').length <= 3 && words.find('work-verb', above)?.index !== 0 ? [above] : [];
}
