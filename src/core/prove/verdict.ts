import type { Source } from '../policy/source.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/** The time within which somebody must be told, and where it comes from. `at-once`: the runbook states no time and calls nobody. */
export type Bound = { kind: 'acknowledge' | 'respond' | 'first-call' | 'at-once'; text: string; src: Source | null };

/** Something on the way of an incident that nobody answers. `unreachable`: those it was meant for and could not be delivered to, with why. */
export type PathStep = {
  at: Instant;
  afterMinutes: number;
  text: string;
  /** Names of those who are called here and can be reached; `unreachable`: of the others, and why not. */
  reached: string[];
  unreachable: { name: string; why: string }[];
  src: Source | null;
};

/** What is set outside the runbook and would mend it: a person's contact methods, a channel's settings, who holds a name, the catch-all, the calendar. */
export type Setting = 'contacts' | 'channels' | 'bindings' | 'catch-all' | 'calendar';

/** One start from which nobody reachable is told in time. `toldAt` null: nobody ever is. `minutes`: how many starts in the horizon end alike. */
export type CounterExample = {
  severity: string | null;
  category: string | null;
  answers: Record<string, 'yes' | 'no'>;
  raisedBy: 'alert' | 'person';
  at: Instant;
  minutes: number;
  bound: Bound;
  boundAt: Instant;
  toldAt: Instant | null;
  path: PathStep[];
  text: string;
  /** What the owner could write or set instead. */
  fix: string;
  /** Where it can be mended without touching the runbook, the nearest first; empty where only its text can. */
  settings: Setting[];
  src: Source | null;
};

/** What holds at one level. `worst`: the longest that somebody waits for the first message that reaches a person; null where none ever does. */
export type LevelVerdict = {
  severity: string | null;
  bound: Bound;
  holds: boolean;
  worst: { afterMinutes: number; at: Instant } | null;
  first: { who: string; text: string; src: Source | null; catchAll: boolean } | null;
  /** Who else is called when the first one does not answer, where that takes longest, counted from the start; null where nobody ever is. */
  next: { who: string; afterMinutes: number; at: Instant; src: Source | null; catchAll: boolean } | null;
  situations: number;
};

/** One incident in which it goes wrong, step by step. `severities`: all levels that end alike; the incident is of the first. */
export type Example = {
  severities: (string | null)[];
  category: string | null;
  raisedBy: 'alert' | 'person';
  at: Instant;
  path: PathStep[];
  fix: string;
};

/** A claim's exception (`problem`) or a remark about it (`note`), with the line that it hangs on. */
export type Finding = {
  level: 'problem' | 'note';
  text: string;
  src: Source | null;
  settings?: Setting[];
  example?: Example;
  /** The names of those who cannot be reached, where that is all that is wrong. */
  unreachable?: string[];
};

/**
 * `unanswered`: whoever is told first does not answer, and somebody else is called. `acknowledged`: they acknowledge and do nothing more, and
 * are called again within the half hour that an acknowledgement lasts, and somebody else after them. `delivery`: the one message to them is
 * lost, and somebody is told in time all the same. The others are about the work that the runbook asks for.
 */
export type ClaimName = 'unanswered' | 'acknowledged' | 'delivery' | 'phases' | 'gates' | 'owners' | 'templates' | 'deadlines' | 'roles';
export type Claim = { claim: ClaimName; checked: number; holds: boolean; findings: Finding[] };

/** `complete` false: the budget ended before every situation was looked at, so nothing is proved although nothing may be wrong. */
export type Effort = { starts: number; spans: number; situations: number; runs: number; decisions: number; complete: boolean };

export type Verdict = {
  proved: boolean;
  from: Instant;
  to: Instant;
  /** Nobody's directory was given: each role of the runbook is taken for one reachable person. */
  imagined: boolean;
  levels: LevelVerdict[];
  counterExamples: CounterExample[];
  claims: Claim[];
  effort: Effort;
};

/** The starts looked at: every minute from `from` on, for `for` long. */
export type Horizon = { from: Instant; for: Milliseconds };
