import type { Delay } from '../time/delay.ts';
import type { Severities } from './severity.ts';
import type { Fact } from './source.ts';

/**
 * "(if customer-facing)". `field` names the question that decides it (`customer-facing`), asked once per incident;
 * the same words give the same field everywhere in the runbook. `unresolved` and `unacknowledged` are known without asking.
 */
export type Condition = Fact & { text: string; field: string; expects: boolean };

/**
 * One cell of the matrix: who is told, when, under which condition. Holds until the incident is resolved, acknowledged or not.
 * `delay` null: the runbook gives no time. `to` empty: it names no target. Role names are the runbook's own words.
 * `purpose`: `escalate` pages for action; `inform` tells stakeholders ("executives by email for SEV-1/2").
 */
export type MatrixRule = Fact & {
  id: string;
  severities: Severities;
  delay: Delay | null;
  to: string[];
  condition: Condition | null;
  channels: string[];
  purpose: 'escalate' | 'inform';
};

/** One rung: offsets count from the incident's start. Holds until acknowledged. */
export type LadderRung = Fact & {
  id: string;
  level: number;
  delay: Delay | null;
  to: string[];
  condition: Condition | null;
};

/** "Developer → Team Lead → CTO", "Level 1: … Level 5: …". `procedure` where the ladder belongs to one incident type only. */
export type Ladder = Fact & { id: string; name: string; severities: Severities; procedure: string | null; rungs: LadderRung[] };

/**
 * "Paging repeats after 15 minutes, then after 30 minutes, then every hour": what happens when everybody has been told and nobody has
 * acknowledged. `afterMinutes` are the gaps, each above 0; the last goes on until somebody answers.
 */
export type PagingRepeat = Fact & { afterMinutes: number[] };

/** Primary and secondary on call, and the schedule the runbook points to. Unfilled links are reported, not used. */
export type RotationMention = Fact & { position: string; schedule: string; unfilled: boolean };
