import type { Instant } from '../time/instant.ts';
import type { AttachedAlert, Moment, PublicStatus, RunbookRef } from './event.ts';
import type { Obligation } from './obligation.ts';

export type Lifecycle = 'triage' | 'active' | 'resolved' | 'closed' | 'declined' | 'merged';
export type StepProgress = { status: 'done' | 'skipped'; at: Instant; by: string; note: string | null };
export type NotificationProgress = {
  personId: string;
  purpose: string;
  status: 'requested' | 'sent' | 'failed';
  channel: string | null;
  at: Instant;
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
  acknowledged: { at: Instant; by: string } | null;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
  roles: Record<string, { personId: string; personName: string; since: Instant }>;
  phase: string | null;
  phasesEntered: Record<string, Instant>;
  steps: Record<string, StepProgress>;
  answers: Record<string, { value: string; at: Instant; by: string }>;
  gates: Record<string, 'yes' | 'no'>;
  alerts: Record<string, AttachedAlert>;
  /** When the runbook's clock started, and restarted for the level in force. Null before the first and after the last. */
  escalation: { startedAt: Instant; reached: Record<string, Instant>; exhausted: boolean } | null;
  notifications: Record<string, NotificationProgress>;
  obligations: Record<string, Obligation>;
  publicStatus: PublicStatus | null;
  lastUpdateAt: Instant | null;
  mergedInto: string | null;
  version: number;
};
