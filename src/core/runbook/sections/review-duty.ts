import { NOT_STATED } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { after, durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { statements } from '../read/visit.ts';
import { addReview, LEAST_DEADLINE } from './add-review.ts';

const LONGEST_ASIDE = 8;

type Elsewhere = (section: Section) => boolean;

/** For which levels a review is owed without a time of its own, and the time that a metric gives it. */
export function readReviewDuties(reading: Reading, elsewhere: Elsewhere): void {
  readOwed(reading, elsewhere);
  readMeasured(reading);
}

/** "For any SEV-1, write a short post-mortem."; "Optional for SEV-3." in the chapter of the review. */
function readOwed(reading: Reading, elsewhere: Elsewhere): void {
  const { words, scale, policy } = reading;
  for (const { text, src, section, block } of statements(reading)) {
    if (elsewhere(section) || inside(reading, section, 'templates') || words.says('not-review', text)) continue;
    const levels = scale.mentioned(text);
    const timed = durations(text, words).some((time) => time.minutes >= LEAST_DEADLINE);
    if (levels.length === 0 || timed) continue;
    const free =
      words.says('optional', text) && text.split(/\s+/u).length <= LONGEST_ASIDE && inside(reading, section, 'review', 'postmortem');
    const owed = words.says('review-noun', text) && words.says('asks-for', text) && !words.says('optional', text);
    const known = policy.review.deadlines.some((d) => d.severities === '*' || levels.every((id) => d.severities.includes(id)));
    if (known || !(free || owed)) continue;
    addReview(reading, { severities: levels, text, delay: null, required: !free, src });
    reading.claim(block);
  }
}

function dueIn({ words }: Reading, text: string): Delay | null {
  const time = durations(text, words).find((each) => each.minutes >= LEAST_DEADLINE);
  return time ? after(time) : null;
}

/** "Post-mortem completion | 100% within 5 business days": what is measured of the review is when it is due. */
function readMeasured(reading: Reading): void {
  const { words, policy } = reading;
  for (const { name, target, severity, src } of policy.metrics) {
    if (target === NOT_STATED || !words.says('postmortem-noun', name) || !words.says('within', target.value)) continue;
    const delay = dueIn(reading, target.value);
    const severities = severity === NOT_STATED ? ('*' as const) : [severity.value];
    const known = policy.review.deadlines.some(
      (d) => d.delay?.kind === 'after' && delay?.kind === 'after' && d.delay.minutes === delay.minutes,
    );
    if (delay && !known) addReview(reading, { severities, text: `${name}: ${target.value}`, delay, required: true, src });
  }
}
