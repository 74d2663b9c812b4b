import type { Channel, CommunicationRule, Hole, Template } from '../policy/communication.ts';
import { spell } from '../policy/words.ts';
import { effectOf, type Found } from './change.ts';
import { compareFacts, compareFields, type FactKind, gained, lost, textKind } from './compare-facts.ts';
import { type Comparison, holdsFor } from './comparison.ts';
import { degree, type Field, flag, kept, names, renamed, value } from './field.ts';
import { flat, pair, plain } from './pair.ts';

/** How often updates come, where people talk, and in which words. */
export function talkingChanges(comparison: Comparison): Found[] {
  const { before, after } = comparison;
  const { both } = pair(before.templates, after.templates, TEMPLATE.keys, TEMPLATE.words);
  return [
    ...cadence(comparison),
    ...compareFacts(before.channels, after.channels, CHANNEL),
    ...compareFacts(before.templates, after.templates, TEMPLATE),
    ...both.flatMap(([old, now]) => compareFacts(said(old), said(now), holeKind(now.name))),
    ...TOPICS.flatMap((topic) => {
      const of = (rules: CommunicationRule[]) => rules.filter((rule) => rule.topic === topic);
      const what = topic === 'other' ? 'the rule' : `the rule on ${topic.replace('-', ' ')}`;
      return compareFacts(of(before.communication), of(after.communication), textKind('communication', 'Communication', what, true, TOLD));
    }),
  ];
}

const TOPICS: CommunicationRule['topic'][] = ['updates', 'customer-impact', 'public', 'executive', 'other'];
const TOLD = 'It is how people who wait hear of it.';

/** Level by level, the shortest rhythm beside the shortest. */
function cadence({ before, after, scale }: Comparison): Found[] {
  return scale.flatMap((level) => {
    const of = (policy: Comparison['before']) =>
      policy.cadence.filter((one) => holdsFor(one.severities, [level]).length > 0).sort((a, b) => a.everyMinutes - b.everyMinutes);
    const [old, now] = [of(before), of(after)];
    return [
      ...now.slice(old.length).map((one) => gained(one, CADENCE)),
      ...old.slice(now.length).map((one) => lost(one, CADENCE)),
      ...old.flatMap((one, at) => (now[at] === undefined ? [] : compareFields([one, now[at]], CADENCE))),
    ].map((change) => ({ ...change, level }));
  });
}

const every = ({ everyMinutes }: { everyMinutes: number }): string => `every ${spell(everyMinutes).replace(/^1 /u, '')}`;
const CADENCE: FactKind<Comparison['before']['cadence'][number]> = {
  kind: 'cadence',
  subject: () => 'An update',
  says: every,
  keys: [],
  gone: (one) => `is no longer promised, was ${every(one)}`,
  come: (one) => `is promised ${every(one)}`,
  worth: true,
  why: 'Muster reminds whoever owes the update, and reports one that is late.',
  fields: [
    (before, after) => {
      const why = `People who wait hear ${after.everyMinutes > before.everyMinutes ? 'less' : 'more'} often.`;
      const [old, now] = [before.everyMinutes, after.everyMinutes];
      return degree<typeof before, typeof before>(
        { lead: 'is due', why },
        (one) => one,
        every,
        () => old - now,
      )(before, after);
    },
  ],
};

const CHANNEL: FactKind<Channel> = {
  kind: 'channel',
  subject: (one) => one.name,
  says: (one) => [one.name, one.service, one.link].filter(Boolean).join(', '),
  keys: [
    (one) => `${one.medium}\n${one.name}`,
    (one) => plain(one.name),
    (one) => (one.link === null ? null : one.link),
    (one) => `${one.medium}\n${one.service}\n${one.perIncident}`,
  ],
  words: (one) => `${one.medium} ${one.name}`,
  gone: () => 'is no longer a place to talk',
  come: () => 'is a new place to talk',
  worth: true,
  why: 'People look for each other where the runbook says.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    // Where the pattern is the name, its change has been told.
    (old, now) =>
      old.pattern === old.name && now.pattern === now.name
        ? []
        : value<Channel>('is named by the pattern', 'Channels of incidents are named by it.', (one) => one.pattern)(old, now),
    flag(
      'is made for each incident',
      'is one for all incidents',
      true,
      'In one channel for all, two incidents talk into each other.',
      (one) => one.perIncident,
    ),
    value('is a channel of the kind', 'It is another way to talk.', (one) => one.medium),
    value('is a channel of', 'It is another service.', (one) => one.service),
    kept('leads to', 'It is the link that people open.', (one) => one.link),
    flag('is not filled in', 'is filled in', false, 'A blank leads nowhere.', (one) => one.unfilled),
  ],
};

const TEMPLATE: FactKind<Template> = {
  kind: 'message',
  subject: (one) => `Message "${one.name}"`,
  says: (one) => flat([one.subject, one.body].filter(Boolean).join(' — ')),
  keys: [(one) => `${one.use}\n${one.name}\n${one.id}`, (one) => plain(one.name), (one) => `${one.use}\n${one.body}`],
  words: (one) => `${one.use} ${one.body}`,
  gone: () => 'is gone',
  come: () => 'is new',
  worth: true,
  why: 'At 03:00 nobody finds the words; where the runbook gives none, the base policy does.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    value('serves as', 'It is offered at another moment.', (one) => one.use),
    value('is for', 'It goes to others.', (one) => one.audience),
    kept('has the subject', 'It is what is seen first.', (one) => one.subject),
    body,
  ],
};

/** The lines that differ, not the whole message; that a blank has another name is told as such. */
function body(before: Template, after: Template): ReturnType<Field<Template>> {
  const lines = ({ body }: Template): string[] => body.split('\n').map(flat).filter(Boolean);
  const [old, now] = [lines(before), lines(after)];
  const renamed = lines({ ...before, body: withBlanksOf(after, before) });
  if ([old, renamed].some((one) => one.join('\n') === now.join('\n'))) return [];
  const [lost, got] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
  const quoted = (list: string[]): string => `"${list.join(' / ')}"`;
  const tail =
    lost.length === 0
      ? got.length === 0
        ? 'has its lines in another order'
        : `says ${quoted(got)} besides`
      : got.length === 0
        ? `no longer says ${quoted(lost)}`
        : `says ${quoted(got)}, was ${quoted(lost)}`;
  return [
    { tail, before: lost.join(' / ') || null, after: got.join(' / ') || null, effect: effectOf(0), why: 'This is what people read.' },
  ];
}

/** The body before, its blanks called as they are after the change. */
function withBlanksOf(after: Template, before: Template): string {
  const { both } = pair(said(before), said(after), HOLE_KEYS, (one) => one.name);
  const renamed = both.filter(([old, now]) => old.name !== now.name);
  return renamed.reduce((text, [old, now]) => text.replaceAll(old.name, now.name), before.body);
}

type PlacedHole = Hole & { place: string };

/** One hole for each name: that it is asked for twice says nothing more. `place`: where it stands among the others, if all stayed. */
function said({ holes }: Template): PlacedHole[] {
  return holes
    .filter((hole, at) => holes.findIndex((other) => plain(other.name) === plain(hole.name) && other.part === hole.part) === at)
    .map((hole, at, all) => ({ ...hole, place: `${hole.part}\n${at} of ${all.length}` }));
}

const HOLE_KEYS: FactKind<PlacedHole>['keys'] = [
  (one) => `${one.part}\n${one.name}`,
  (one) => one.name,
  (one) => `${one.part}\n${plain(one.name)}`,
  (one) => (one.choices.length > 0 ? one.choices.join('/') : null),
  (one) => one.place,
];

function holeKind(template: string): FactKind<PlacedHole> {
  return {
    kind: 'message',
    subject: () => `Message "${template}"`,
    says: (one) => one.name,
    keys: HOLE_KEYS,
    words: (one) => one.name,
    gone: (one) => `no longer tells "${one.name}"`,
    come: (one) => `tells "${one.name}" besides`,
    worth: true,
    why: 'A blank is what the reader learns; Muster fills those that it knows.',
    fields: [
      value('has the blank', 'Muster knows what to fill in by its name.', (one) => `"${one.name}"`),
      (old, now) => value<PlacedHole>(`has the blank "${now.name}" in the`, 'A subject is seen first.', (one) => one.part)(old, now),
      names('no longer offers', 'offers', 'These are the answers to choose from.', (one) => one.choices, false),
    ],
  };
}
