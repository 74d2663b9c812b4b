import type { Severities } from './severity.ts';
import type { Fact, Stated, Text } from './source.ts';

/** What a responsibility lets its holder do in the program, where the runbook makes it a power. */
export type PowerName =
  | 'declare-incident'
  | 'set-severity'
  | 'assemble-team'
  | 'make-decisions'
  | 'approve-communication'
  | 'approve-plan'
  | 'escalate'
  | 'declare-resolved';

export type Power = Fact & { name: PowerName; text: string };

/**
 * What a responder does in an incident. `filledFor`: the severities for which the runbook wants it filled.
 * `firstHolder`: who holds it until somebody else takes over.
 */
export type Role = Fact & {
  id: string;
  name: string;
  abbreviation: string | null;
  kind: 'lead' | 'support';
  responsibilities: Text[];
  powers: Power[];
  filledFor: Severities;
  firstHolder: Stated<'first-responder' | 'on-call'>;
};

/** A line of the contact table. `unfilled`: the value is a blank such as `-`, `TBD` or `[Phone]`; it is reported and never used. */
export type Contact = Fact & {
  role: string;
  contact: string;
  backup: string | null;
  external: boolean;
  unfilled: boolean;
};
