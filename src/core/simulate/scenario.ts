import type { PublicStatus } from '../incident/event.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/** What happens, in the runbook's own words where it names something of the runbook. `null` is "not said". */
export type Deed =
  | { do: 'alert'; key: string; summary: string; severity: string | null; labels: Record<string, string> }
  | { do: 'clear'; key: string }
  | { do: 'declare'; title: string; severity: string }
  | { do: 'acknowledge' }
  | { do: 'accept'; severity: string | null }
  | { do: 'decline'; because: string }
  | { do: 'answer'; field: string; value: string }
  | { do: 'change-severity'; severity: string; because: string }
  | { do: 'categorise'; category: string }
  | { do: 'hand-over'; role: string; to: string }
  | { do: 'enter-phase'; phase: string }
  | { do: 'decide-gate'; gate: string; outcome: 'yes' | 'no' }
  | { do: 'tick-step'; step: string }
  | { do: 'post-update'; text: string; publicStatus: PublicStatus | null }
  | { do: 'resolve'; summary: string }
  | { do: 'reopen'; because: string };

/** One deed at its time. `by`: a person's id, name or role; null is nobody in particular. `mark` names the place in the file it came from. */
export type Happening = { at: Instant; by: string | null; deed: Deed; mark: string };

/** From when to when; `to` null is for good. */
export type Span = { from: Instant; to: Instant | null };

/**
 * How somebody behaves who has been paged (`who`: a person's id, name or role): when they answer, and what they do with an incident in
 * triage. While absent, or before `from`, they hear nothing; what reached them then is answered afterwards. `goesOn` false: they answer and
 * do nothing more, so that the acknowledgement runs out.
 */
export type Behaviour = {
  who: string;
  acknowledgeAfter: Milliseconds | null;
  from: Instant | null;
  absent: Span[];
  goesOn: boolean;
  then: { do: 'accept'; after: Milliseconds; severity: string | null } | { do: 'decline'; after: Milliseconds; because: string } | null;
  mark: string;
};

/** Nothing gets through by a channel ("smtp", "mail"), for everybody or for one person's contact method, from when to when. */
export type Failure = Span & { channel: string; person: string | null; mark: string };

/** A night to play. `keepsPromises`: once somebody has acknowledged, what is owed is done at the last minute; else nobody does it. */
export type Scenario = {
  start: Instant;
  happenings: Happening[];
  people: Behaviour[];
  failures: Failure[];
  keepsPromises: boolean;
  /** How far to look ahead. */
  lookAhead: Milliseconds;
};

/** Long enough for a review that is published weeks after, and the end of whatever would go on for ever. */
export const LOOK_AHEAD: Milliseconds = 60 * 24 * 60 * 60 * 1000;
