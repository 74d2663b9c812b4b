import type { Moment, PublicStatus, RunbookRef } from '../incident/event.ts';
import type { Lifecycle } from '../incident/state.ts';
import type { Severities } from '../policy/severity.ts';
import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Wherever a view has `src`, it is the line of the team's own runbook, or null: the base policy or a person supplied the fact.
 */

/** An incident in a list: how bad, what is due next and by whom, who is on it. */
export type IncidentSummary = {
  id: string;
  number: number;
  title: string;
  lifecycle: Lifecycle;
  drill: boolean;
  severity: SeverityView | null;
  service: string | null;
  raisedAt: Instant;
  acknowledged: { at: Instant; by: string } | null;
  resolvedAt: Instant | null;
  commander: string | null;
  nextDue: ObligationView | null;
  firingAlerts: number;
  publicStatus: PublicStatus | null;
  runbook: RunbookRef;
  updatedAt: Instant;
};

export type SeverityView = { id: string; name: string | null; rank: number; of: number; src: Source | null };
export type ObligationView = {
  id: string;
  kind: string;
  what: string;
  owner: string;
  ownerName: string | null;
  dueAt: Instant | null;
  status: 'open' | 'met' | 'breached' | 'waived';
  settledAt: Instant | null;
  src: Source | null;
};

/** The incident room: everything a responder works with, with the runbook's lines. */
export type IncidentView = IncidentSummary & {
  summary: string;
  category: string | null;
  version: number;
  moments: Partial<Record<Moment, Instant>>;
  declaredAt: Instant | null;
  closedAt: Instant | null;
  severities: SeverityView[];
  categories: { id: string; name: string }[];
  phase: string | null;
  phases: PhaseView[];
  procedures: ProcedureView[];
  questions: QuestionView[];
  roles: RoleView[];
  obligations: ObligationView[];
  escalation: EscalationStepView[];
  escalationNote: string | null;
  alerts: { key: string; status: 'firing' | 'resolved'; summary: string; labels: Record<string, string>; link: string | null }[];
  templates: { id: string; name: string; use: string; audience: string; src: Source | null }[];
  tools: { name: string; purpose: string | null; link: string | null; command: string | null; src: Source | null }[];
  channels: { name: string; medium: string; link: string | null; src: Source | null }[];
  contacts: { role: string; contact: string; backup: string | null; external: boolean; src: Source | null }[];
};

export type PhaseView = {
  id: string;
  name: string;
  stage: 'response' | 'review';
  timeBox: { text: string; endsAt: Instant | null } | null;
  enteredAt: Instant | null;
  current: boolean;
  applies: boolean;
  done: number;
  total: number;
  steps: StepView[];
  gates: { id: string; text: string; question: string; outcome: 'yes' | 'no' | null; yes: string; no: string | null; src: Source | null }[];
  commands: { id: string; title: string; language: string; text: string; src: Source | null }[];
  src: Source | null;
};
export type StepView = {
  id: string;
  text: string;
  detail: string[];
  group: string | null;
  style: 'checkbox' | 'numbered' | 'bullet' | 'question';
  status: 'open' | 'done' | 'skipped';
  by: string | null;
  at: Instant | null;
  note: string | null;
  asks: string | null;
  answer: string | null;
  role: string | null;
  condition: string | null;
  severities: Severities;
  applies: boolean;
  steps: StepView[];
  src: Source | null;
};
export type ProcedureView = {
  id: string;
  name: string;
  kind: string;
  category: string | null;
  suggested: boolean;
  steps: StepView[];
  commands: { id: string; title: string; language: string; text: string; src: Source | null }[];
  src: Source | null;
};
export type QuestionView = { field: string; question: string; value: string | null; decides: string | null; src: Source | null };
export type RoleView = {
  id: string;
  name: string;
  abbreviation: string | null;
  wanted: boolean;
  responsibilities: string[];
  powers: string[];
  holder: { personId: string; personName: string; since: Instant } | null;
  src: Source | null;
};
export type EscalationStepView = {
  rule: string;
  label: string;
  kind: 'matrix' | 'ladder' | 'repeat';
  roles: string[];
  people: string[];
  dueAt: Instant | null;
  reachedAt: Instant | null;
  status: 'reached' | 'waiting' | 'held' | 'skipped' | 'over';
  why: string | null;
  condition: { text: string; field: string; answer: string | null } | null;
  src: Source | null;
};

/** One line of the timeline. `weight` lets a reader hide the small ones; `text` is plain text, `detail` too. */
export type TimelineEntry = {
  version: number;
  at: Instant;
  recordedAt: Instant;
  kind: string;
  by: string;
  text: string;
  detail: string | null;
  weight: 'major' | 'normal' | 'minor';
  src: Source | null;
};
