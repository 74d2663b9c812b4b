import type { Metric, Period, Readiness, Recurring } from '../policy/learning.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Found } from './change.ts';
import { compareFacts, type FactKind, textKind } from './compare-facts.ts';
import type { Comparison } from './comparison.ts';
import { degree, type Field, lineOf, renamed, stated, value } from './field.ts';
import { harder } from './metric-target.ts';
import { flat, pair, plain } from './pair.ts';

/** What is measured, what comes back each month or quarter, what every record has, and how the team keeps ready. */
export function upkeepChanges({ before, after }: Comparison): Found[] {
  const lists = pair(before.readiness, after.readiness, READINESS.keys);
  return [
    ...compareFacts(before.metrics, after.metrics, METRIC),
    ...RECURRING.flatMap(([list, what]) => compareFacts(before[list], after[list], recurring(what))),
    ...reviewEvery(before, after),
    ...compareFacts(before.recordFields, after.recordFields, {
      kind: 'record',
      subject: (one) => `The record's "${one.name}"`,
      says: (one) => [one.name, one.text].filter(Boolean).join(': '),
      keys: [(one) => one.name, (one) => plain(one.name), (one) => one.text],
      words: (one) => `${one.name} ${one.text ?? ''}`,
      gone: () => 'is no longer required',
      come: () => 'is required',
      worth: true,
      why: 'What the record does not ask for cannot be learned from later.',
      fields: [
        renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
        value('is explained as', 'It is what the writer goes by.', (one) => one.text),
      ],
    }),
    ...compareFacts(before.readiness, after.readiness, READINESS),
    ...lists.both.flatMap(([old, now]) =>
      compareFacts(
        old.items,
        now.items,
        textKind('recurring', `Readiness, "${now.name}"`, 'the item', true, 'What is not on the list is not checked.'),
      ),
    ),
  ];
}

const METRIC: FactKind<Metric> = {
  kind: 'metric',
  subject: (one) => [one.name, stated(one.severity)].filter(Boolean).join(', '),
  says: (one) => stated(one.target) ?? 'no target',
  keys: [
    (one) => JSON.stringify([one.name, stated(one.severity), one.group, stated(one.target)]),
    (one) => JSON.stringify([one.name, stated(one.severity)]),
    (one) => JSON.stringify([plain(one.name), stated(one.severity)]),
    (one) => plain(one.name),
    (one) => one.abbreviation,
  ],
  words: (one) => `${one.name} ${stated(one.severity) ?? ''}`,
  gone: () => 'is no longer measured',
  come: () => 'is measured',
  worth: true,
  why: 'What is not measured is not seen to get worse.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    value('is abbreviated', 'It is only another way to say it.', (one) => one.abbreviation),
    value('is measured for', 'Other incidents are counted.', (one) => stated(one.severity)),
    value('is shown under', 'It is only shown.', (one) => one.group),
    degree(
      { lead: 'has the target', why: 'The monthly figures are held against it.' },
      (one) => stated(one.target),
      (one) => one,
      harder,
    ),
  ],
};

const RECURRING = [
  ['reports', 'Report'],
  ['drills', 'Drill'],
  ['upkeep', 'Upkeep'],
] as const;

const DAYS: Record<Period, number> = {
  continuous: 0,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  'half-year': 182,
  year: 365,
  'on-joining': 10_000,
};
const often = (one: Period | null): number => (one === null ? Infinity : DAYS[one]);
const oftener = (before: Period | null, after: Period | null): number => (before === after ? 0 : often(before) > often(after) ? 1 : -1);
const rhythm = (one: Period | null): string | null =>
  one === null ? null : one === 'continuous' ? 'all the time' : one === 'on-joining' ? 'for everybody who joins' : `every ${one}`;

function recurring(what: string): FactKind<Recurring> {
  const why = 'What has no rhythm is forgotten.';
  const comesBack: Field<Recurring> = degree({ lead: 'comes', why }, (one) => one.every, rhythm, oftener);
  return {
    kind: 'recurring',
    subject: (one) => `${what} "${flat(one.text)}"`,
    says: (one) => [flat(one.text), rhythm(one.every)].filter(Boolean).join(', '),
    keys: [(one) => `${one.text}\n${one.every}`, (one) => one.text, (one) => plain(one.text)],
    words: (one) => one.text,
    gone: () => 'is gone',
    come: () => 'is new',
    worth: true,
    why,
    fields: [value('is said in other words:', 'It is only said in other words.', (one) => one.text), comesBack],
  };
}

function reviewEvery(before: CompiledPolicy, after: CompiledPolicy): Found[] {
  const [old, now] = [before.freshness.reviewEvery, after.freshness.reviewEvery];
  const why = 'A runbook that nobody looks at goes out of date.';
  const at = { before: old === 'not-stated' ? null : lineOf(old, old), after: now === 'not-stated' ? null : lineOf(now, now) };
  return degree<CompiledPolicy, Period | null>(
    { lead: 'is to be reviewed', why },
    (one) => stated(one.freshness.reviewEvery),
    rhythm,
    oftener,
  )(before, after).map((one) => ({ ...one, kind: 'recurring', subject: 'This runbook', at }));
}

const READINESS: FactKind<Readiness> = {
  kind: 'recurring',
  subject: (one) => `Readiness, "${one.name}"`,
  says: (one) => [one.name, ...one.items.map((item) => flat(item.text))].join('; '),
  keys: [(one) => `${one.when}\n${one.name}`, (one) => plain(one.name), (one) => one.items.map((item) => item.text).join('\n') || null],
  gone: () => 'is gone',
  come: () => 'is new',
  worth: true,
  why: 'What is not on the list is not checked.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    value('is for the time', 'It is checked at another time.', (one) => `${one.when} an incident`),
  ],
};
