import { appliesTo } from '../../policy/severity.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { levelsOf, withoutLevels } from './pin-severity.ts';
import { pinned, pinnedDelay } from './pinned.ts';
import type { Pinning } from './pinning.ts';

/** How often an update is promised, when the review must be held, and how old the document may become. */
export function pinPromises(pinning: Pinning): void {
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
  for (const [level, pin] of Object.entries(pins.review ?? {})) {
    const src = at('review', level);
    const severities = levelsOf(pinning, level, src);
    const held = policy.review.deadlines.filter((each) => each.what === 'hold');
    const others = policy.review.deadlines.filter((each) => each.what !== 'hold');
    policy.review.deadlines = [...(severities === '*' ? [] : withoutLevels(spread(pinning, held), severities)), ...others];
    if (pin === null) continue;
    const within = typeof pin === 'string' ? pin : pin.within;
    policy.review.deadlines.push({
      id: reading.id('review', 'pinned', level),
      severities,
      what: 'hold',
      text: within === undefined ? 'Hold the review' : `Hold the review within ${within}`,
      delay: within === undefined ? null : pinnedDelay(within),
      required: typeof pin === 'string' ? true : (pin.required ?? true),
      ...pinned(src),
    });
  }
  if (pins.lastUpdated !== undefined) policy.freshness.lastUpdated = { value: pins.lastUpdated, ...pinned(at('lastUpdated')) };
  if (pins.reviewEvery !== undefined) {
    const { reviewEvery } = policy.freshness;
    if (reviewEvery !== NOT_STATED && reviewEvery.origin === 'stated' && reviewEvery.value === pins.reviewEvery)
      repeats(at('reviewEvery'), `reviewed every ${reviewEvery.value}, on line ${reviewEvery.src.line}`);
    policy.freshness.reviewEvery = { value: pins.reviewEvery, ...pinned(at('reviewEvery')) };
  }
  if (pins.title !== undefined) policy.document.title = pins.title;
}

/** Facts for every level become facts for each, so that one level can be taken out of them. */
function spread<T extends { severities: '*' | string[] }>({ reading }: Pinning, facts: T[]): T[] {
  const all = reading.policy.severities.map(({ id }) => id);
  return facts.map((fact) => (fact.severities === '*' && all.length > 0 ? { ...fact, severities: all } : fact));
}
