import type { Instant } from '../time/instant.ts';
import type { AttachedAlert, Moment, PublicStatus, RunbookRef } from './event.ts';
import type { Obligation } from './obligation.ts';

export type Lifecycle = 'triage' | 'active' | 'resolved' | 'closed' | 'declined' | 'merged';
export type StepProgress = { status: 'done' | 'skipped'; at: Instant; by: string; note: string | null };
export type NotificationProgress = {
  personId: string;
  purpose: string;
  dedupe: string;
  requestedAt: Instant;
  status: 'requested' | 'sent' | 'failed';
  channel: string | null;
  at: Instant;
};

/**
 * The escalation since it last started (raising, reopening), by the ids of matrix rules and ladder rungs. `told` are the people a step
 * reached; `skipped` the steps that told nobody, and why (`field`: the question whose answer did it; another answer undoes it).
 * `run` tells one start from the next; `expiredAt`: when an acknowledgement last ran out. `again`: how often and when the first were last
 * called again since all had been told (absent in states kept by older programs).
 */
export type EscalationProgress = {
  run: number;
  startedAt: Instant;
  reached: Record<string, Instant>;
  told: Record<string, string[]>;
  skipped: Record<string, { at: Instant; because: string; field: string | null }>;
  exhausted: boolean;
  again?: { round: number; at: Instant };
  expiredAt: Instant | null;
};

/** An incident as the fold of its events. Ids of phases, steps and roles are the pinned runbook revision's. */
export type IncidentState = {
  number: number;
  title: string;
  summary: string;
  lifecycle: Lifecycle;
  drill: boolean;
  severity: string | null;
  category: string | null;
  service: string | null;
  runbook: RunbookRef;
  raisedAt: Instant;
  moments: Partial<Record<Moment, Instant>>;
  declaredAt: Instant | null;
  acknowledged: { at: Instant; by: string; personId: string | null } | null;
  /** The last thing that a person did since the acknowledgement; null when nothing followed it. */
  activeAt: Instant | null;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
  roles: Record<string, { personId: string; personName: string; since: Instant }>;
  phase: string | null;
  phasesEntered: Record<string, Instant>;
  steps: Record<string, StepProgress>;
  answers: Record<string, { value: string; at: Instant; by: string }>;
  gates: Record<string, 'yes' | 'no'>;
  alerts: Record<string, AttachedAlert>;
  escalation: EscalationProgress | null;
  notifications: Record<string, NotificationProgress>;
  obligations: Record<string, Obligation>;
  publicStatus: PublicStatus | null;
  lastUpdateAt: Instant | null;
  mergedInto: string | null;
  /** The time of the last event; a clock that goes backwards never takes the incident before it. */
  updatedAt: Instant;
  version: number;
};
