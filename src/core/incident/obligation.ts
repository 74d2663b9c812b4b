import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';

export type ObligationKind =
  | 'acknowledge'
  | 'respond'
  | 'resolve'
  | 'notify'
  | 'update'
  | 'phase'
  | 'answer'
  | 'review-schedule'
  | 'review-draft'
  | 'review-hold'
  | 'review-publish'
  | 'action-item';

/**
 * One thing the runbook promises by a time. `owner` is a role name or a person's name; `dueAt` null is a promise without a time.
 * `src` null: asked for by a person, not by the runbook. A breached one that was done late stays `breached` and has a `settledAt`;
 * one that is still owed has none.
 */
export type Obligation = {
  id: string;
  kind: ObligationKind;
  what: string;
  owner: string;
  openedAt: Instant;
  dueAt: Instant | null;
  src: Source | null;
  status: 'open' | 'met' | 'breached' | 'waived';
  settledAt: Instant | null;
};
