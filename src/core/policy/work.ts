import type { Severities } from './severity.ts';
import type { Fact, Stated, Text } from './source.ts';

/** Minutes from the incident's start; `to` null is open-ended ("4+ hours"). */
export type TimeBox = Fact & { text: string; fromMinutes: number; toMinutes: number | null };

/**
 * A thing to do. `id` is stable under edits elsewhere in the document. `detail` holds quoted or explanatory lines.
 * `asks`: the answer field when the step is a question. `role`: whose step it is, where the text says so ("IC declares …").
 * `does`: what the program can tick by itself when it happens. `records`: the action and its time are to be written down.
 */
export type Step = Fact & {
  id: string;
  text: string;
  style: 'checkbox' | 'numbered' | 'bullet' | 'question';
  group: string | null;
  detail: Text[];
  steps: Step[];
  asks: string | null;
  severities: Severities;
  role: string | null;
  condition: string | null;
  does: StepMeaning | null;
  records: boolean;
};

/** The program's own verbs that a runbook's step may ask for. */
export type StepMeaning =
  | 'acknowledge'
  | 'declare'
  | 'set-severity'
  | 'assign-commander'
  | 'create-channel'
  | 'create-ticket'
  | 'notify-stakeholders'
  | 'update-status-page'
  | 'resolve'
  | 'close-ticket'
  | 'schedule-review'
  | 'write-postmortem';

/** "If the root cause is identified, proceed to Containment. If not, escalate to additional responders." */
export type Gate = Fact & {
  id: string;
  text: string;
  question: string;
  field: string;
  yes: GateOutcome;
  no: GateOutcome | null;
};
export type GateOutcome =
  | { do: 'enter-phase'; phase: string }
  | { do: 'escalate'; to: string[] }
  | { do: 'decline'; text: string }
  | { do: 'stay'; text: string };

/**
 * A stage of the response, in the runbook's own order. `stage` places it against the incident's lifecycle:
 * `review` phases come after the resolution.
 */
export type Phase = Fact & {
  id: string;
  name: string;
  stage: 'response' | 'review';
  timeBox: TimeBox | null;
  severities: Severities;
  steps: Step[];
  gates: Gate[];
};

export type CommandRisk = 'read-only' | 'mutating' | 'destructive' | 'never-ending' | 'interactive';

/** One shell command of a fenced block, with the comment above it. `variables`: names it needs from the environment. */
export type ShellCommand = Fact & { id: string; text: string; comment: string | null; risk: CommandRisk; variables: string[] };

/** A fenced block of shell commands: a runnable step of the phase or procedure it stands in. */
export type CommandBlock = Fact & {
  id: string;
  title: string;
  language: string;
  commands: ShellCommand[];
  phase: string | null;
  procedure: string | null;
};

/** A playbook for one incident type or one recovery action. */
export type Procedure = Fact & {
  id: string;
  name: string;
  kind: 'incident-type' | 'recovery' | 'alert';
  category: string | null;
  steps: Step[];
};

/** A worked example in the document ("Example 1: High CPU Usage"), usable as a drill. */
export type Scenario = Fact & { id: string; name: string; severity: Stated<string>; moments: (Text & { phase: string })[] };

/** "🔒 Security Incidents": what kind of incident it is; selects procedures and support roles. */
export type Category = Fact & { id: string; name: string; procedures: string[]; roles: string[] };

/** How the incident may be detected: "Monitoring alerts (uptime …)", "User reports". */
export type DetectionSource = Fact & { text: string; kind: 'automated' | 'manual'; link: string | null; unfilled: boolean };

/** A dashboard, log or tool, one click away. `command` where the runbook gives one, `link` where it links. */
export type Tool = Fact & {
  name: string;
  purpose: string | null;
  group: string | null;
  access: string | null;
  command: string | null;
  link: string | null;
  unfilled: boolean;
};
