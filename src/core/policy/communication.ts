import type { Severities } from './severity.ts';
import type { Fact } from './source.ts';

/** A blank in a template, without its brackets. `choices` for `[A/B/C]`. Offsets are UTF-16 units into `body` (or `subject`). */
export type Hole = Fact & {
  name: string;
  choices: string[];
  part: 'subject' | 'body';
  start: number;
  end: number;
};

/** A message that the runbook gives the words for. `use` says at which moment it serves. */
export type Template = Fact & {
  id: string;
  name: string;
  use: 'initial' | 'update' | 'resolution' | 'status-page' | 'action-item' | 'postmortem' | 'escalation' | 'other';
  audience: 'internal' | 'stakeholders' | 'public' | 'unstated';
  subject: string | null;
  body: string;
  holes: Hole[];
};

/** "Every 30 minutes for SEV-1/2": how often an update is promised. */
export type Cadence = Fact & { severities: Severities; everyMinutes: number; text: string };

export type Medium = 'chat' | 'video' | 'email' | 'status-page' | 'ticket' | 'sms' | 'phone' | 'other';

/**
 * Where people talk. `perIncident`: one is to be made for each incident. `pattern`: its name with the runbook's own holes
 * (`#incident-YYYY-MM-DD`).
 */
export type Channel = Fact & {
  name: string;
  medium: Medium;
  service: string | null;
  pattern: string | null;
  perIncident: boolean;
  link: string | null;
  unfilled: boolean;
};

/** What the runbook says about telling people beside its templates: what an update must contain, how customers are told. */
export type CommunicationRule = Fact & { topic: 'updates' | 'customer-impact' | 'public' | 'executive' | 'other'; text: string };
