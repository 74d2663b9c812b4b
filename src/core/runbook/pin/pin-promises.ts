import { appliesTo } from '../../policy/severity.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { levelsOf, withoutLevels } from './pin-severity.ts';
import { pinned, pinnedDelay } from './pinned.ts';
import type { Named, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, delay, flag, length, object, text } from './schema.ts';

/** What of the review has a deadline, and the key that pins it. */
const DEADLINES = { schedule: 'schedule', within: 'hold', draft: 'draft', publish: 'publish' } as const;
type DeadlineKey = keyof typeof DEADLINES;
type ReviewPin = Partial<Record<DeadlineKey, string>> & { required?: boolean };

export type PromisePins = {
  title?: string;
  cadence?: Named<string>;
  review?: Named<string | ReviewPin>;
  lastUpdated?: string;
  reviewEvery?: 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';
};

export const promiseSchema: Record<keyof PromisePins, Schema> = {
  title: { ...text, description: 'what the document is called' },
  cadence: byName('how often an update is promised, by level ("*" for every level)', length),
  review: byName(
    'the deadlines of the review, by level ("*" for every level); a time alone is when it is held',
    delay,
    object('deadlines, counted from the resolution', { within: delay, schedule: delay, draft: delay, publish: delay, required: flag }),
  ),
  lastUpdated: { ...text, description: 'the day of the last review, as a date: 2026-11-21' },
  reviewEvery: {
    ...choice('day', 'week', 'month', 'quarter', 'half-year', 'year'),
    description: 'day, week, month, quarter, half-year or year',
  },
};

/** How often an update is promised, when the review must be held, and how old the document may become. */
export function pinPromises(pinning: Pinning<PromisePins>): void {
  const { reading, pins, at, repeats } = pinning;
  const { policy } = reading;
  for (const [level, text] of Object.entries(pins.cadence ?? {})) {
    const src = at('cadence', level);
    const severities = levelsOf(pinning, level, src);
    const delay = text === null ? null : pinnedDelay(text);
    const minutes = delay?.kind === 'after' ? delay.minutes : 0;
    const before = policy.cadence.filter((each) => severities !== '*' && severities.every((id) => appliesTo(each.severities, id)));
    if (text !== null && before.length === 1 && before[0]?.origin === 'stated' && before[0].everyMinutes === minutes)
      repeats(src, `"${before[0].text}" on line ${before[0].src.line}`);
    policy.cadence = severities === '*' ? [] : withoutLevels(spread(pinning, policy.cadence), severities);
    if (text !== null) policy.cadence.push({ severities, everyMinutes: minutes, text: `every ${text}`, ...pinned(src) });
  }
  for (const [level, pin] of Object.entries(pins.review ?? {})) pinReview(pinning, level, typeof pin === 'string' ? { within: pin } : pin);
  if (pins.lastUpdated !== undefined) policy.freshness.lastUpdated = { value: pins.lastUpdated, ...pinned(at('lastUpdated')) };
  if (pins.reviewEvery !== undefined) {
    const { reviewEvery } = policy.freshness;
    if (reviewEvery !== NOT_STATED && reviewEvery.origin === 'stated' && reviewEvery.value === pins.reviewEvery)
      repeats(at('reviewEvery'), `reviewed every ${reviewEvery.value}, on line ${reviewEvery.src.line}`);
    policy.freshness.reviewEvery = { value: pins.reviewEvery, ...pinned(at('reviewEvery')) };
  }
  if (pins.title !== undefined) policy.document.title = pins.title;
}

const SAID = { schedule: 'Schedule the review', hold: 'Hold the review', draft: 'Draft the report', publish: 'Publish the report' };

/** Each deadline that is named takes the place of those of its kind; without any, or with null, the holding of the review is meant. */
function pinReview(pinning: Pinning<PromisePins>, level: string, pin: ReviewPin | null): void {
  const { reading, at } = pinning;
  const { review } = reading.policy;
  const severities = levelsOf(pinning, level, at('review', level));
  const named = (Object.keys(DEADLINES) as DeadlineKey[]).filter((key) => pin?.[key] !== undefined);
  for (const key of named.length > 0 ? named : (['within'] as const)) {
    const what = DEADLINES[key];
    const same = review.deadlines.filter((each) => each.what === what);
    const others = review.deadlines.filter((each) => each.what !== what);
    review.deadlines = [...(severities === '*' ? [] : withoutLevels(spread(pinning, same), severities)), ...others];
    if (pin === null) continue;
    const time = pin[key];
    review.deadlines.push({
      id: reading.id('review', 'pinned', what, level),
      severities,
      what,
      text: time === undefined ? SAID[what] : `${SAID[what]} within ${time}`,
      delay: time === undefined ? null : pinnedDelay(time),
      required: pin.required ?? true,
      ...pinned(time === undefined || !hasKey(pinning, level) ? at('review', level) : at('review', level, key)),
    });
  }
}

const hasKey = ({ pins }: Pinning<PromisePins>, level: string): boolean => typeof pins.review?.[level] === 'object';

/** Facts for every level become facts for each, so that one level can be taken out of them. */
function spread<T extends { severities: '*' | string[] }>({ reading }: Pinning, facts: T[]): T[] {
  const all = reading.policy.severities.map(({ id }) => id);
  return facts.map((fact) => (fact.severities === '*' && all.length > 0 ? { ...fact, severities: all } : fact));
}
