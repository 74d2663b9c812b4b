import type { ActionItems, Metric, Period, Readiness, Recurring, Review } from '../../policy/learning.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { textFact } from '../read/reading.ts';
import { correct, pinnedTexts } from './named.ts';
import { pinned, pinnedDelay, pinnedValue } from './pinned.ts';
import type { Named, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, length, object, text, texts } from './schema.ts';

const PERIODS: Period[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'continuous', 'on-joining'];
const MOMENTS: Readiness['when'][] = ['before', 'during', 'after'];
const KINDS = ['reports', 'drills', 'upkeep'] as const;

export type LearningPins = {
  postmortem?: {
    sections?: Named<string[]>;
    attendees?: Named<Record<string, never>>;
    agenda?: Named<{ minutes?: number; topics?: string[] }>;
    distribution?: Named<{ to?: string; if?: string }>;
    methods?: Named<string>;
    questions?: Named<string>;
  };
  actionItems?: {
    fields?: Named<{ choices?: string[] }>;
    horizons?: Named<{ name: 'short-term' | 'long-term' }>;
    followUp?: Named<string>;
  };
  metrics?: Named<{ abbreviation?: string; target?: string; severity?: string; group?: string }>;
  reports?: Named<Period>;
  drills?: Named<Period>;
  upkeep?: Named<Period>;
  readiness?: Named<{ when?: Readiness['when']; items?: string[] }>;
  recordFields?: Named<{ text?: string }>;
};

const empty = object('nothing more: {}', {});
const recurring = (what: string): Schema => byName(`${what} by how the line begins, and how often; null removes one`, choice(...PERIODS));
export const learningSchema: Record<keyof LearningPins, Schema> = {
  postmortem: object('what belongs to the review of an incident', {
    sections: byName('sections of the report by their name, with their guidance; null removes one', { ...texts, minItems: 0 }),
    attendees: byName('who attends; null removes one', empty),
    agenda: byName(
      'items of the agenda; null removes one',
      object('an item', { minutes: { type: 'integer', minimum: 1, description: 'whole minutes' }, topics: texts }),
    ),
    distribution: byName('who gets the report; null removes one', object('a reader', { to: text, if: text })),
    methods: byName('methods of analysis, with their guidance; null removes one', text),
    questions: byName('moments of the timeline, and what is asked about them; null removes one', text),
  }),
  actionItems: object('what an action item says, and how it is followed up', {
    fields: byName('fields by their name; null removes one', object('a field', { choices: texts })),
    horizons: byName(
      'horizons by how the line begins; null removes one',
      object('a horizon', { name: choice('short-term', 'long-term') }, ['name']),
    ),
    followUp: byName('follow-ups by how the line begins, and how often; null removes one', length),
  }),
  metrics: byName(
    'metrics by their name; null removes one',
    object('a metric', { abbreviation: text, target: text, severity: text, group: text }),
  ),
  reports: recurring('reports'),
  drills: recurring('drills'),
  upkeep: recurring('chores that keep the document true'),
  readiness: byName(
    'checklists of readiness by their name; null removes one',
    object('a checklist', { when: choice(...MOMENTS), items: texts }),
  ),
  recordFields: byName("fields of an incident's record by their name; null removes one", object('a field', { text })),
};

/** What is done after an incident and between incidents. */
export function pinLearning(pinning: Pinning<LearningPins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  pinPostmortem(pinning, policy.review);
  pinActionItems(pinning, policy.actionItems);
  policy.metrics = correct(pinning, policy.metrics, {
    kind: ['metrics'],
    pins: pins.metrics,
    nameOf: (metric) => metric.name,
    make: (name, _, at): Metric => ({
      id: reading.id('metric', name),
      name,
      abbreviation: null,
      target: NOT_STATED,
      severity: NOT_STATED,
      group: null,
      ...pinned(at()),
    }),
    change: (metric, pin, at) => ({
      ...metric,
      abbreviation: pin.abbreviation ?? metric.abbreviation,
      group: pin.group ?? metric.group,
      target: pinnedValue(pin.target, metric.target, at('target')),
      severity: pinnedValue(pin.severity, metric.severity, at('severity')),
    }),
  });
  for (const kind of KINDS)
    policy[kind] = correct<Recurring, Period>(pinning, policy[kind], {
      kind: [kind],
      pins: pins[kind],
      nameOf: (one) => one.text,
      make: (name, every, at) => ({ id: reading.id(kind, name), text: name, every, ...pinned(at()) }),
      change: (one, every) => ({ ...one, every }),
    });
  policy.readiness = correct(pinning, policy.readiness, {
    kind: ['readiness'],
    pins: pins.readiness,
    nameOf: (one) => one.name,
    make: (name, _, at): Readiness => ({ name, when: 'before', items: [], ...pinned(at()) }),
    change: (one, pin, at) => ({ ...one, when: pin.when ?? one.when, items: pin.items ? pinnedTexts(pin.items, at, 'items') : one.items }),
  });
  policy.recordFields = correct(pinning, policy.recordFields, {
    kind: ['recordFields'],
    pins: pins.recordFields,
    nameOf: (field) => field.name,
    make: (name, _, at) => ({ name, text: null, ...pinned(at()) }),
    change: (field, pin) => ({ ...field, text: pin.text ?? field.text }),
  });
}

function pinPostmortem(pinning: Pinning<LearningPins>, review: Review): void {
  const pins = pinning.pins.postmortem ?? {};
  const kind = (name: string): string[] => ['postmortem', name];
  review.sections = correct(pinning, review.sections, {
    kind: kind('sections'),
    pins: pins.sections,
    nameOf: (one) => one.name,
    make: (name, _, at) => ({ name, guidance: [], ...pinned(at()) }),
    change: (one, guidance, at) => ({ ...one, guidance: guidance.length > 0 ? pinnedTexts(guidance, at) : one.guidance }),
  });
  review.attendees = correct(pinning, review.attendees, {
    kind: kind('attendees'),
    pins: pins.attendees,
    nameOf: (one) => one.text,
    make: (name, _, at) => textFact(name, at()),
    change: (one) => one,
  });
  review.agenda = correct(pinning, review.agenda, {
    kind: kind('agenda'),
    pins: pins.agenda,
    nameOf: (one) => one.text,
    make: (name, _, at) => ({ text: name, minutes: null, topics: [], ...pinned(at()) }),
    change: (one, pin, at) => ({
      ...one,
      minutes: pin.minutes ?? one.minutes,
      topics: pin.topics ? pinnedTexts(pin.topics, at, 'topics') : one.topics,
    }),
  });
  review.distribution = correct(pinning, review.distribution, {
    kind: kind('distribution'),
    pins: pins.distribution,
    nameOf: (one) => one.audience,
    make: (audience, _, at) => ({ audience, to: '', condition: null, ...pinned(at()) }),
    change: (one, pin) => ({ ...one, to: pin.to ?? one.to, condition: pin.if ?? one.condition }),
  });
  review.methods = correct(pinning, review.methods, {
    kind: kind('methods'),
    pins: pins.methods,
    nameOf: (one) => one.name,
    make: (name, guidance, at) => ({ name, guidance, ...pinned(at()) }),
    change: (one, guidance) => ({ ...one, guidance }),
  });
  review.timelineQuestions = correct(pinning, review.timelineQuestions, {
    kind: kind('questions'),
    pins: pins.questions,
    nameOf: (one) => one.moment,
    make: (moment, text, at) => ({ moment, text, ...pinned(at()) }),
    change: (one, text) => ({ ...one, text }),
  });
}

function pinActionItems(pinning: Pinning<LearningPins>, items: ActionItems): void {
  const pins = pinning.pins.actionItems ?? {};
  const kind = (name: string): string[] => ['actionItems', name];
  items.fields = correct(pinning, items.fields, {
    kind: kind('fields'),
    pins: pins.fields,
    nameOf: (one) => one.name,
    make: (name, _, at) => ({ name, choices: [], ...pinned(at()) }),
    change: (one, pin) => ({ ...one, choices: pin.choices ?? one.choices }),
  });
  items.horizons = correct(pinning, items.horizons, {
    kind: kind('horizons'),
    pins: pins.horizons,
    nameOf: (one) => one.text,
    make: (text, { name }, at) => ({ name, text, ...pinned(at()) }),
    change: (one, { name }) => ({ ...one, name }),
  });
  items.followUp = correct(pinning, items.followUp, {
    kind: kind('followUp'),
    pins: pins.followUp,
    nameOf: (one) => one.text,
    make: (text, _, at) => ({ ...textFact(text, at()), everyDays: null }),
    change: (one, every) => {
      const delay = pinnedDelay(every);
      return { ...one, everyDays: delay.kind === 'after' ? delay.minutes / 1_440 : null };
    },
  });
}
