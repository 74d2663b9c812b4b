import type { Fact, Source } from '../policy/source.ts';

/** What a change does to what the runbook promises. `neutral`: other than it was, neither more nor less. */
export type Effect = 'weaker' | 'stronger' | 'neutral';

/** Where a fact stands; `document` is `base` where the runbook is silent and the base policy supplies it. */
export type ChangeSource = Source & { document: 'runbook' | 'base' };

/** In the order in which they are read: who is called first, the paperwork last. */
export const CHANGE_KINDS = [
  'severity',
  'target',
  'escalation',
  'cadence',
  'role',
  'contact',
  'channel',
  'phase',
  'step',
  'gate',
  'procedure',
  'command',
  'category',
  'detection',
  'tool',
  'message',
  'communication',
  'review',
  'postmortem',
  'action-item',
  'metric',
  'recurring',
  'record',
  'scenario',
  'document',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * One thing that an incident would do, or people would be asked, differently. `sentence` says all of it ("P2: Engineering Manager is told
 * after 60 minutes, was after 30 minutes"); `before` and `after` are the two values in words, null where there was or is none. At least one of the lines is there.
 */
export type Change = {
  kind: ChangeKind;
  subject: string;
  sentence: string;
  before: string | null;
  after: string | null;
  effect: Effect;
  why: string;
  srcBefore: ChangeSource | null;
  srcAfter: ChangeSource | null;
};

/** A change before it is told: `tail` follows the subject; with `level` it holds for one severity and is told with its like for others. */
export type Found = {
  kind: ChangeKind;
  subject: string;
  tail: string;
  before: string | null;
  after: string | null;
  effect: Effect;
  why: string;
  at: { before: Fact | null; after: Fact | null };
  level?: string;
};

export function sourceOf(fact: Fact | null): ChangeSource | null {
  return fact && { ...fact.src, document: fact.origin === 'base' ? 'base' : 'runbook' };
}

/** More of it is better: −1, 0 or 1 as it is less, equal or more than before. */
export function effectOf(better: number): Effect {
  return better > 0 ? 'stronger' : better < 0 ? 'weaker' : 'neutral';
}
