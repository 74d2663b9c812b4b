import type { Instant } from '../time/instant.ts';
import type { AttachedAlert, Moment, PublicStatus, RunbookRef } from './event.ts';

/** What somebody wants. `Wake` is the clock's own command: do whatever is due by now. */
export type IncidentCommand =
  | {
      type: 'RaiseIncident';
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
  | {
      type: 'DeclareIncident';
      number: number;
      title: string;
      summary: string;
      severity: string;
      category: string | null;
      service: string | null;
      runbook: RunbookRef;
      drill: boolean;
      startedAt: Instant;
    }
  | { type: 'AttachAlert'; alert: AttachedAlert }
  /**
   * `monitor`: it says that the alert is over; `silence`: it was not heard of for too long, which may be its own failure.
   * `othersFiring`: alerts of this incident still fire, be they remembered here or only counted.
   */
  | { type: 'ClearAlert'; key: string; because: 'monitor' | 'silence'; othersFiring: boolean }
  | { type: 'AcknowledgeIncident'; via: string }
  | { type: 'AcceptIncident'; severity: string }
  | { type: 'DeclineIncident'; reason: string }
  | { type: 'ChangeSeverity'; severity: string; reason: string }
  | { type: 'SetCategory'; category: string }
  | { type: 'RenameIncident'; title: string }
  | { type: 'AssignRole'; role: string; personId: string }
  | { type: 'ReleaseRole'; role: string }
  | { type: 'EnterPhase'; phase: string }
  | { type: 'TickStep'; step: string; note: string | null }
  | { type: 'SkipStep'; step: string; reason: string }
  | { type: 'ReopenStep'; step: string }
  | { type: 'AnswerQuestion'; field: string; value: string }
  | { type: 'DecideGate'; gate: string; outcome: 'yes' | 'no' }
  | {
      type: 'PostUpdate';
      template: string | null;
      audience: string;
      subject: string | null;
      body: string;
      publicStatus: PublicStatus | null;
    }
  | { type: 'AddNote'; text: string; happenedAt: Instant | null }
  | { type: 'CorrectTime'; moment: Moment; to: Instant; reason: string }
  | { type: 'Escalate'; roles: string[]; people: string[]; reason: string }
  | { type: 'MeetObligation'; id: string }
  | { type: 'WaiveObligation'; id: string; reason: string }
  | {
      type: 'RecordDelivery';
      notification: string;
      personId: string;
      channel: string;
      outcome: 'sent' | 'failed';
      detail: string;
      final: boolean;
    }
  | { type: 'ResolveIncident'; summary: string }
  | { type: 'ReopenIncident'; reason: string }
  | { type: 'CloseIncident' }
  | { type: 'MergeIncident'; into: string }
  | { type: 'ChangeRunbook'; runbook: RunbookRef }
  | { type: 'Wake' };

/** Why a command was refused: a code of contract/error-codes and a sentence that says what to do instead. */
export type Rejection = { code: 'wrong-state' | 'unknown' | 'not-permitted' | 'invalid'; message: string };
