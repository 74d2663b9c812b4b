import type { AgendaItem, Distribution, PostmortemSection, ReviewDeadline } from '../policy/learning.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Fact } from '../policy/source.ts';
import { effectOf, type Found } from './change.ts';
import { compareFacts, compareFields, type FactKind, gained, lost, textKind } from './compare-facts.ts';
import { type Comparison, holdsFor } from './comparison.ts';
import { degree, flag, names, renamed, value } from './field.ts';
import { lateness, sooner, within } from './lateness.ts';
import { flat, pair, plain } from './pair.ts';

/** The review: by when, with whom, about what; and what its report and its action items must say. */
export function reviewChanges(comparison: Comparison): Found[] {
  const { before, after } = comparison;
  const [old, now] = [before.review, after.review];
  const agenda = pair(old.agenda, now.agenda, AGENDA.keys, AGENDA.words);
  const sections = pair(old.sections, now.sections, SECTION.keys, SECTION.words);
  return [
    ...deadlines(comparison),
    ...compareFacts(
      old.attendees,
      now.attendees,
      textKind('review', 'The review', 'the attendee', true, 'Who is not asked does not come.'),
    ),
    ...compareFacts(old.agenda, now.agenda, AGENDA),
    ...agenda.both.flatMap(([a, b]) =>
      compareFacts(a.topics, b.topics, textKind('review', `Agenda, "${b.text}"`, 'the topic', true, TALKED)),
    ),
    ...compareFacts(old.sections, now.sections, SECTION),
    ...sections.both.flatMap(([a, b]) =>
      compareFacts(
        a.guidance,
        b.guidance,
        textKind('postmortem', `Section "${b.name}"`, 'the guidance', true, 'It is what the writer goes by.'),
      ),
    ),
    ...compareFacts(old.distribution, now.distribution, DISTRIBUTION),
    ...compareFacts(
      titled(old.methods, 'guidance'),
      titled(now.methods, 'guidance'),
      textKind('review', 'The review', 'the method', true, TALKED),
    ),
    ...compareFacts(
      titled(old.timelineQuestions, 'text'),
      titled(now.timelineQuestions, 'text'),
      textKind('postmortem', 'The timeline', 'the question', true, TALKED),
    ),
    ...actionItems(before, after),
  ];
}

const TALKED = 'What is not on the list is not talked about.';

function deadlines({ before, after, scale }: Comparison): Found[] {
  return scale.flatMap((level) => {
    const of = (policy: CompiledPolicy) =>
      policy.review.deadlines
        .filter((one) => holdsFor(one.severities, [level]).length > 0)
        .sort((a, b) => (lateness(a.delay) < lateness(b.delay) ? -1 : Number(lateness(a.delay) > lateness(b.delay))));
    const { both, removed, added } = pair(of(before), of(after), [
      (one) => JSON.stringify([one.what, one.delay, one.required]),
      (one) => one.what,
    ]);
    return [
      ...removed.map((one) => lost(one, DEADLINE)),
      ...added.map((one) => gained(one, DEADLINE)),
      ...both.flatMap((twins) => compareFields(twins, DEADLINE)),
    ].map((change) => ({ ...change, effect: change.effect, level }));
  });
}

const DUE: Record<ReviewDeadline['what'], string> = {
  schedule: 'scheduled',
  hold: 'held',
  draft: 'drafted',
  publish: 'published',
  review: 'held',
};
const by = (one: ReviewDeadline): string =>
  one.delay === null ? `at no stated time ("${flat(one.text)}")` : `${within(one.delay)} of the resolution`;
const DEADLINE: FactKind<ReviewDeadline> = {
  kind: 'review',
  subject: ({ what }) => (what === 'draft' || what === 'publish' ? 'The report' : 'The review'),
  says: (one) => `${one.required ? '' : 'not required, '}${DUE[one.what]} ${by(one)}`,
  keys: [],
  gone: (one) => `has no time by which it is to be ${DUE[one.what]}, was ${by(one)}`,
  come: (one) => `is to be ${DUE[one.what]} ${by(one)}`,
  worth: true,
  why: 'A review without a deadline is not held.',
  fields: [
    flag('is required', 'is not required', true, 'What is not required is left out in a busy week.', (one) => one.required),
    (old, now) =>
      degree<ReviewDeadline, ReviewDeadline>(
        { lead: `is to be ${DUE[now.what]}`, why: 'Muster reminds its owner, and reports it as missed after this time.' },
        (one) => one,
        by,
        (a, b) => sooner(a.delay, b.delay),
      )(old, now),
  ],
};

const AGENDA: FactKind<AgendaItem> = {
  kind: 'review',
  subject: (one) => `Agenda, "${flat(one.text)}"`,
  says: (one) => flat(one.text),
  keys: [(one) => one.text, (one) => plain(one.text), (one) => one.topics.map((topic) => topic.text).join('\n') || null],
  words: (one) => one.text,
  gone: () => 'is no longer on the agenda',
  come: () => 'is on the agenda besides',
  worth: true,
  why: TALKED,
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.text),
    value('has the minutes', 'It gets another share of the meeting.', (one) => (one.minutes === null ? null : String(one.minutes))),
  ],
};

const SECTION: FactKind<PostmortemSection> = {
  kind: 'postmortem',
  subject: (one) => `Section "${one.name}"`,
  says: (one) => one.name,
  keys: [(one) => plain(one.name), (one) => one.guidance.map((text) => text.text).join('\n') || null],
  words: (one) => one.name,
  gone: () => 'is no longer in the report',
  come: () => 'is in the report besides',
  worth: true,
  why: 'What the report has no place for is not written.',
  fields: [renamed('is now called', 'The rest of it stays as it was.', (one) => one.name)],
};

const DISTRIBUTION: FactKind<Distribution> = {
  kind: 'review',
  subject: (one) => `The report for ${flat(one.audience)}`,
  says: (one) => flat(one.to),
  keys: [(one) => `${one.audience}\n${one.to}`, (one) => plain(one.audience), (one) => one.to],
  gone: (one) => `is no longer sent, was to ${flat(one.to)}`,
  come: (one) => `is sent to ${flat(one.to)}`,
  worth: true,
  why: 'Who does not get it does not learn from it.',
  fields: [
    value('is for', 'It is for others.', (one) => one.audience),
    value('goes to', 'It goes another way.', (one) => one.to),
    (old, now) =>
      value<Distribution>(
        'is sent only',
        'With a condition it may not be sent.',
        (one) => one.condition,
      )(old, now).map((one) => ({
        ...one,
        effect: effectOf(Number(one.after === null) - Number(one.before === null)),
      })),
  ],
};

/** Things with a name and a text, as one line of text. */
function titled<T extends Fact, K extends keyof T & string>(facts: T[], key: K): (T & { text: string })[] {
  return facts.map((one) => {
    const title = 'name' in one ? String(one.name) : 'moment' in one ? String(one.moment) : '';
    return { ...one, text: [title, String(one[key])].filter(Boolean).join(': ') };
  });
}

function actionItems(before: CompiledPolicy, after: CompiledPolicy): Found[] {
  const [old, now] = [before.actionItems, after.actionItems];
  const say = (one: number | null): string | null => (one === null ? null : `every ${one} days`);
  return [
    ...compareFacts(old.fields, now.fields, {
      kind: 'action-item',
      subject: (one) => `Action items, "${one.name}"`,
      says: (one) => one.name,
      keys: [(one) => plain(one.name), (one) => one.choices.join('/') || null],
      words: (one) => one.name,
      gone: () => 'is no longer asked for',
      come: () => 'is asked for',
      worth: true,
      why: 'An action item without an owner and a date is not done.',
      fields: [
        renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
        names('no longer offers', 'offers', 'These are the answers to choose from.', (one) => one.choices, false),
      ],
    }),
    ...compareFacts(
      titled(old.horizons, 'text'),
      titled(now.horizons, 'text'),
      textKind('action-item', 'The list of action items', 'the horizon', true, TALKED),
    ),
    ...compareFacts(old.followUp, now.followUp, {
      ...textKind('action-item', 'The list of action items', 'the follow-up', true, 'What is not followed up is not done.'),
      fields: [
        ...textKind('action-item', 'The list of action items', 'the follow-up', true, '').fields,
        (a, b) =>
          degree<(typeof old.followUp)[number], number | null>(
            { lead: 'is followed up', why: 'What is not followed up is not done.' },
            (one) => one.everyDays,
            say,
            (x, y) => (x === y ? 0 : (x ?? Infinity) > (y ?? Infinity) ? 1 : -1),
          )(a, b),
      ],
    }),
  ];
}
