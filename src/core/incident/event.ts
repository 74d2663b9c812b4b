import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';
import type { Actor } from './actor.ts';
import type { Notification } from './notification.ts';
import type { Obligation } from './obligation.ts';

/** The moments that are measured between; a person may correct each of them later. */
export type Moment = 'impact' | 'detected' | 'acknowledged' | 'triaged' | 'mitigated' | 'resolved';

/** The status that the public sees; never the lifecycle and never the runbook's phase. */
export type PublicStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved' | 'postmortem';

export type RunbookRef = { id: string; name: string; hash: string };

/** An alert as the incident remembers it. */
export type AttachedAlert = {
  key: string;
  status: 'firing' | 'resolved';
  summary: string;
  labels: Record<string, string>;
  link: string | null;
};

/** What happened, in the past tense. Every event also carries when and by whom (`Recorded`). */
export type IncidentEvent =
  | {
      type: 'IncidentRaised';
      number: number;
      title: string;
      summary: string;
      severity: string | null;
      category: string | null;
      service: string | null;
      runbook: RunbookRef;
      drill: boolean;
      startedAt: Instant;
      alert: AttachedAlert | null;
    }
  | { type: 'IncidentDeclared'; severity: string; src: Source | null }
  | { type: 'IncidentDeclined'; reason: string }
  | { type: 'IncidentAcknowledged'; via: string }
  | { type: 'AcknowledgementExpired' }
  | { type: 'IncidentResolved'; summary: string }
  | { type: 'IncidentReopened'; reason: string }
  | { type: 'IncidentClosed' }
  | { type: 'IncidentMerged'; into: string }
  | { type: 'IncidentRenamed'; title: string }
  | { type: 'AlertAttached'; alert: AttachedAlert }
  | { type: 'AlertCleared'; key: string; because: 'monitor' | 'silence' }
  | { type: 'SeverityChanged'; from: string | null; to: string; reason: string }
  | { type: 'CategorySet'; category: string }
  | { type: 'RoleAssigned'; role: string; personId: string; personName: string; src: Source | null; because: string }
  | { type: 'RoleReleased'; role: string }
  | { type: 'PhaseEntered'; phase: string; src: Source | null; because: string }
  | { type: 'StepTicked'; step: string; text: string; note: string | null; src: Source | null }
  | { type: 'StepSkipped'; step: string; text: string; reason: string; src: Source | null }
  | { type: 'StepReopened'; step: string; text: string }
  | { type: 'QuestionAnswered'; field: string; question: string; value: string; src: Source | null }
  | { type: 'GatePassed'; gate: string; text: string; outcome: 'yes' | 'no'; src: Source | null }
  | {
      type: 'UpdatePosted';
      template: string | null;
      audience: string;
      subject: string | null;
      body: string;
      publicStatus: PublicStatus | null;
      nextUpdateAt: Instant | null;
    }
  | { type: 'NoteAdded'; text: string; happenedAt: Instant }
  | { type: 'TimeCorrected'; moment: Moment; from: Instant | null; to: Instant; reason: string }
  | { type: 'EscalationStarted'; because: string; from?: Instant; src?: Source }
  | { type: 'EscalationReached'; rule: string; label: string; roles: string[]; people: string[]; src: Source | null }
  | { type: 'EscalationSkipped'; rule: string; label: string; because: string; src: Source | null; field?: string }
  | { type: 'EscalationExhausted'; because: string; people: string[] }
  | { type: 'EscalationRepeated'; round: number; because: string; people: string[]; src: Source | null }
  | { type: 'EscalationRequested'; roles: string[]; people: string[]; reason: string; src: Source | null }
  | { type: 'NotificationRequested'; notification: Notification }
  | { type: 'NotificationSent'; notification: string; personId: string; channel: string; detail: string }
  | { type: 'NotificationFailed'; notification: string; personId: string; channel: string; detail: string; final: boolean }
  | { type: 'ObligationOpened'; obligation: Obligation }
  | { type: 'ObligationMet'; id: string }
  | { type: 'ObligationBreached'; id: string }
  | { type: 'ObligationWaived'; id: string; reason: string }
  /** The rest is there when the promise is put in other words as well. */
  | { type: 'ObligationMoved'; id: string; dueAt: Instant | null; what?: string; owner?: string; src?: Source | null }
  /** `anew`: steps of the escalation that keep their id but call others now. `note`: what of the work the new revision does not have. */
  | { type: 'RunbookChanged'; runbook: RunbookRef; anew?: string[]; note?: string };

/** An event as it is stored: who, when (the program's clock), and its place in the incident's stream (from 1). */
export type Recorded = { version: number; at: Instant; by: Actor; event: IncidentEvent };
