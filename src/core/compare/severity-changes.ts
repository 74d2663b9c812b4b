import type { Severity, Target, Threshold } from '../policy/severity.ts';
import type { Fact, Stated } from '../policy/source.ts';
import { spellList } from '../policy/words.ts';
import { effectOf, type Found } from './change.ts';
import { compareFacts, compareFields, type FactKind, gained, lost, textKind } from './compare-facts.ts';
import type { Comparison } from './comparison.ts';
import { degree, lineOf, renamed, stated, value } from './field.ts';
import { sooner, within } from './lateness.ts';
import { flat } from './pair.ts';

/** The levels themselves, what belongs to which, and by when each wants something. */
export function severityChanges({ levels, scale }: Comparison): Found[] {
  return [
    ...levels.removed.map((one) => lost(one, LEVEL)),
    ...levels.added.map((one) => gained(one, LEVEL)),
    ...order(levels.both, scale),
    ...levels.both.flatMap((twins) => [...compareFields(twins, LEVEL), ...targets(twins), ...meaning(twins)]),
  ];
}

const LEVEL: FactKind<Severity> = {
  kind: 'severity',
  subject: (one) => one.id,
  says: (one) => [one.id, ...one.criteria.map((text) => flat(text.text))].join(': '),
  keys: [],
  gone: () => 'is no longer a severity, and with it goes all that was promised for it',
  come: () => 'is a new severity, with all that the runbook says of it',
  worth: true,
  why: 'An incident can be given only a level that the runbook has; alerts that name another one begin at the most severe.',
  fields: [
    renamed('is now called', 'Alerts and people name a level by it; its promises stay with it.', (one) => one.id),
    value('has the name', 'It is only shown.', (one) => stated(one.name)),
  ],
};

const TARGETS = [
  ['acknowledgeWithin', 'is to be acknowledged'],
  ['respondWithin', 'is to be responded to'],
  ['resolveWithin', 'is to be resolved'],
] as const;

function targets([before, after]: [Severity, Severity]): Found[] {
  return TARGETS.flatMap(([field, lead]) => {
    const [old, now] = [before[field], after[field]];
    const delayOf = (one: Stated<Target>) => (one === 'not-stated' ? null : one.value.delay);
    const why = 'People are held to this time: what is later is reported as missed later.';
    const say = (one: Stated<Target>): string | null => (one === 'not-stated' ? null : within(one.value.delay));
    const compare = degree<Severity, Stated<Target>>(
      { lead, why },
      (one) => one[field],
      say,
      (a, b) =>
        a === 'not-stated' || b === 'not-stated' ? Number(a === 'not-stated') - Number(b === 'not-stated') : sooner(delayOf(a), delayOf(b)),
    );
    return compare(before, after).map((one) => ({
      ...one,
      kind: 'target' as const,
      subject: 'The level',
      at: { before: lineOf(old, before), after: lineOf(now, after) },
      level: after.id,
    }));
  });
}

const MEANING = 'People judge by it which incidents are given this level.';

/** Which incidents belong to a level: words that people judge by, and numbers that suggest it. */
function meaning([before, after]: [Severity, Severity]): Found[] {
  const text = (what: string) => textKind('severity', after.id, what, false, MEANING);
  const impact = (field: 'systemImpact' | 'businessImpact', what: string): Found[] =>
    value<Severity>(`has ${what}`, MEANING, (one) => stated(one[field]))(before, after).map((one) => ({
      ...one,
      kind: 'severity' as const,
      subject: after.id,
      at: { before: lineOf(before[field], before), after: lineOf(after[field], after) },
    }));
  const examples = compareFacts(before.examples, after.examples, text('the example'));
  return [
    ...compareFacts(before.criteria, after.criteria, text('the criterion')),
    ...examples.filter((one) => !(isNumber(before, one.before) && isNumber(after, one.after))),
    ...impact('systemImpact', 'the impact on systems'),
    ...impact('businessImpact', 'the impact on the business'),
    ...compareFacts(before.thresholds, after.thresholds, { ...THRESHOLD, subject: () => after.id }),
  ];
}

const REACHED = 'Alerts with such a value suggest this level.';
const THRESHOLD: Omit<FactKind<Threshold>, 'subject'> = {
  kind: 'severity',
  says: (one) => `${one.measure} ${one.comparison} ${one.value} ${one.unit}`.trim(),
  keys: [
    (one) => `${one.measure}${one.comparison}${one.unit}${one.value}`,
    (one) => `${one.measure}${one.comparison}${one.unit}`,
    (one) => one.measure,
  ],
  words: (one) => one.text,
  gone: (one) => `is no longer suggested when ${one.text}`,
  come: (one) => `is suggested when ${one.text}`,
  worth: true,
  why: REACHED,
  fields: [
    degree(
      { lead: 'is suggested when', why: REACHED },
      (one) => one,
      (one) => `${one.measure} ${one.comparison} ${one.value} ${one.unit}`.trim(),
      easier,
    ),
  ],
};

/** An example that is a number is told as the number. */
function isNumber({ thresholds }: Severity, example: string | null): boolean {
  return thresholds.some((one) => flat(one.text) === example);
}

/** A higher "more than" is reached by fewer incidents. */
function easier(before: Threshold, after: Threshold): number {
  const upward = (one: Threshold): boolean => one.comparison.startsWith('>');
  if (before.measure !== after.measure || before.unit !== after.unit || upward(before) !== upward(after)) return 0;
  if (before.value === after.value) return (after.comparison.endsWith('=') ? 1 : 0) - (before.comparison.endsWith('=') ? 1 : 0);
  return before.value > after.value === upward(after) ? 1 : -1;
}

/** A new level on top moves the others down without making them less severe: only their order among themselves counts. */
function order(both: [Severity, Severity][], scale: string[]): Found[] {
  const byRank = (side: 0 | 1): string[] => both.toSorted((a, b) => a[side].rank - b[side].rank).map(([, now]) => now.id);
  const [old, now] = [byRank(0), byRank(1)];
  return both.flatMap(([before, after]) => {
    const moved = now.indexOf(after.id) - old.indexOf(after.id);
    if (moved === 0 || scale.length < 2) return [];
    const place = (list: string[]): string => `number ${list.indexOf(after.id) + 1} of ${spellList(list)}`;
    const [was, is] = [place(old), place(now)];
    const at: Found['at'] = { before: before satisfies Fact, after };
    const why = 'The most severe level is what an unclear incident is treated as, and what lists put first.';
    return [
      { kind: 'severity', subject: after.id, tail: `is ${is}, was ${was}`, before: was, after: is, effect: effectOf(-moved), why, at },
    ];
  });
}
