import type { Delay } from '../time/delay.ts';
import type { Severities } from './severity.ts';
import type { Fact, Stated, Text } from './source.ts';

/** A deadline of the review, counted from the resolution. `delay` null with `required` true: required, no deadline stated. */
export type ReviewDeadline = Fact & {
  id: string;
  severities: Severities;
  what: 'schedule' | 'hold' | 'draft' | 'publish' | 'review';
  text: string;
  delay: Delay | null;
  required: boolean;
};

export type AgendaItem = Fact & { text: string; minutes: number | null; topics: Text[] };
export type Attendee = Text;
export type PostmortemSection = Fact & { name: string; guidance: Text[] };
export type Distribution = Fact & { audience: string; to: string; condition: string | null };

export type Review = {
  deadlines: ReviewDeadline[];
  attendees: Attendee[];
  agenda: AgendaItem[];
  sections: PostmortemSection[];
  distribution: Distribution[];
  methods: (Fact & { name: string; guidance: string })[];
  timelineQuestions: (Fact & { moment: string; text: string })[];
};

/** What an action item must say, in which horizons it is thought, and how it is followed up. */
export type ActionItems = {
  fields: (Fact & { name: string; choices: string[] })[];
  horizons: (Fact & { name: 'short-term' | 'long-term'; text: string })[];
  followUp: (Text & { everyDays: number | null })[];
};

export type Metric = Fact & {
  id: string;
  name: string;
  abbreviation: string | null;
  target: Stated<string>;
  severity: Stated<string>;
  group: string | null;
};

/** "Weekly: Incident summary report", "Monthly incident response drills", "Annual escalation matrix updates". */
export type Recurring = Fact & { id: string; text: string; every: Period | null };
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'continuous' | 'on-joining';

/** The document's own dates: when it was updated, how often it is to be reviewed. */
export type Freshness = { lastUpdated: Stated<string>; reviewEvery: Stated<Period> };

export type Readiness = Fact & { when: 'before' | 'during' | 'after'; name: string; items: Text[] };

/** A thing that each incident's record must contain. */
export type RecordField = Fact & { name: string; text: string | null };
