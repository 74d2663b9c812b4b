import { z } from 'zod';
import type { StepView } from '../core/view/incident-view.ts';

const instant = z.number().describe('milliseconds since the Unix epoch, UTC');
const text = (most: number) => z.string().trim().min(1).max(most);
export const source = z.object({ line: z.number(), column: z.number(), endLine: z.number() }).describe('where in the runbook it stands');

export const lifecycle = z.enum(['triage', 'active', 'resolved', 'closed', 'declined', 'merged']);
export const publicStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']);
export const moment = z.enum(['impact', 'detected', 'acknowledged', 'triaged', 'mitigated', 'resolved']);

const severityView = z.object({ id: z.string(), name: z.string().nullable(), rank: z.number(), of: z.number(), src: source.nullable() });
const obligationView = z.object({
  id: z.string(),
  kind: z.string(),
  what: z.string(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  dueAt: instant.nullable(),
  status: z.enum(['open', 'met', 'breached', 'waived']),
  settledAt: instant.nullable(),
  src: source.nullable(),
});
const runbookRef = z.object({ id: z.string(), name: z.string(), hash: z.string() });

export const incidentSummary = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  lifecycle,
  drill: z.boolean(),
  severity: severityView.nullable(),
  service: z.string().nullable(),
  raisedAt: instant,
  acknowledged: z.object({ at: instant, by: z.string() }).nullable(),
  resolvedAt: instant.nullable(),
  commander: z.string().nullable(),
  nextDue: obligationView.nullable(),
  firingAlerts: z.number(),
  publicStatus: publicStatus.nullable(),
  runbook: runbookRef,
  updatedAt: instant,
});

const severities = z.union([z.literal('*'), z.array(z.string())]);
const stepStatus = z.enum(['open', 'done', 'skipped']);
const stepView = z
  .object({
    id: z.string(),
    text: z.string(),
    detail: z.array(z.string()),
    group: z.string().nullable(),
    style: z.enum(['checkbox', 'numbered', 'bullet', 'question']),
    status: stepStatus,
    by: z.string().nullable(),
    at: instant.nullable(),
    note: z.string().nullable(),
    asks: z.string().nullable(),
    answer: z.string().nullable(),
    role: z.string().nullable(),
    condition: z.string().nullable(),
    severities,
    applies: z.boolean(),
    src: source.nullable(),
    // Written out, because a type that names itself is lost in the declarations that the console is checked against.
    get steps(): z.ZodType<StepView[]> {
      return z.array(stepView);
    },
  })
  .meta({ id: 'Step' });
const commandView = z.object({ id: z.string(), title: z.string(), language: z.string(), text: z.string(), src: source.nullable() });

const phaseView = z.object({
  id: z.string(),
  name: z.string(),
  stage: z.enum(['response', 'review']),
  timeBox: z.object({ text: z.string(), endsAt: instant.nullable() }).nullable(),
  enteredAt: instant.nullable(),
  current: z.boolean(),
  applies: z.boolean(),
  done: z.number(),
  total: z.number(),
  steps: z.array(stepView),
  gates: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      question: z.string(),
      outcome: z.enum(['yes', 'no']).nullable(),
      yes: z.string(),
      no: z.string().nullable(),
      src: source.nullable(),
    }),
  ),
  commands: z.array(commandView),
  src: source.nullable(),
});

const procedureView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  category: z.string().nullable(),
  suggested: z.boolean(),
  steps: z.array(stepView),
  commands: z.array(commandView),
  src: source.nullable(),
});

const roleView = z.object({
  id: z.string(),
  name: z.string(),
  abbreviation: z.string().nullable(),
  wanted: z.boolean(),
  responsibilities: z.array(z.string()),
  powers: z.array(z.string()),
  holder: z.object({ personId: z.string(), personName: z.string(), since: instant }).nullable(),
  src: source.nullable(),
});

const escalationStepView = z.object({
  rule: z.string(),
  label: z.string(),
  kind: z.enum(['matrix', 'ladder', 'repeat']),
  roles: z.array(z.string()),
  people: z.array(z.string()),
  dueAt: instant.nullable(),
  reachedAt: instant.nullable(),
  status: z.enum(['reached', 'waiting', 'held', 'skipped', 'over']),
  why: z.string().nullable(),
  condition: z.object({ text: z.string(), field: z.string(), answer: z.string().nullable() }).nullable(),
  src: source.nullable(),
});

export const incidentView = incidentSummary.extend({
  summary: z.string(),
  category: z.string().nullable(),
  version: z.number(),
  moments: z.partialRecord(moment, instant),
  declaredAt: instant.nullable(),
  closedAt: instant.nullable(),
  severities: z.array(severityView),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  phase: z.string().nullable(),
  phases: z.array(phaseView),
  procedures: z.array(procedureView),
  questions: z.array(
    z.object({
      field: z.string(),
      question: z.string(),
      value: z.string().nullable(),
      decides: z.string().nullable(),
      src: source.nullable(),
    }),
  ),
  roles: z.array(roleView),
  obligations: z.array(obligationView),
  escalation: z.array(escalationStepView),
  escalationNote: z.string().nullable(),
  alerts: z.array(
    z.object({
      key: z.string(),
      status: z.enum(['firing', 'resolved']),
      summary: z.string(),
      labels: z.record(z.string(), z.string()),
      link: z.string().nullable(),
    }),
  ),
  templates: z.array(z.object({ id: z.string(), name: z.string(), use: z.string(), audience: z.string(), src: source.nullable() })),
  tools: z.array(
    z.object({
      name: z.string(),
      purpose: z.string().nullable(),
      link: z.string().nullable(),
      command: z.string().nullable(),
      src: source.nullable(),
    }),
  ),
  channels: z.array(z.object({ name: z.string(), medium: z.string(), link: z.string().nullable(), src: source.nullable() })),
  contacts: z.array(
    z.object({
      role: z.string(),
      contact: z.string(),
      backup: z.string().nullable(),
      external: z.boolean(),
      src: source.nullable(),
    }),
  ),
});

export const timelineEntry = z.object({
  version: z.number(),
  at: instant,
  recordedAt: instant,
  kind: z.string(),
  by: z.string(),
  text: z.string(),
  detail: z.string().nullable(),
  weight: z.enum(['major', 'normal', 'minor']),
  src: source.nullable(),
});

export const declaration = z.strictObject({
  title: text(200),
  summary: z.string().max(4_000).default(''),
  severity: text(60),
  category: z.string().max(100).nullable().default(null),
  service: z.string().max(100).nullable().default(null),
  runbookId: z.string().max(100).optional().describe("the installation's default runbook when it is left out"),
  drill: z.boolean().default(false),
  startedAt: instant.nullable().default(null),
});

const reason = z.string().trim().max(1_000).default('');
/** What a person may do to an incident: the core's commands without those that only the program gives. */
export const incidentCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AcknowledgeIncident'), via: z.string().max(40).default('console') }),
  z.strictObject({ type: z.literal('AcceptIncident'), severity: text(60) }),
  z.strictObject({ type: z.literal('DeclineIncident'), reason: text(1_000) }),
  z.strictObject({ type: z.literal('ChangeSeverity'), severity: text(60), reason }),
  z.strictObject({ type: z.literal('SetCategory'), category: text(100) }),
  z.strictObject({ type: z.literal('RenameIncident'), title: text(200) }),
  z.strictObject({ type: z.literal('AssignRole'), role: text(120), personId: text(100) }),
  z.strictObject({ type: z.literal('ReleaseRole'), role: text(120) }),
  z.strictObject({ type: z.literal('EnterPhase'), phase: text(200) }),
  z.strictObject({ type: z.literal('TickStep'), step: text(200), note: z.string().max(4_000).nullable().default(null) }),
  z.strictObject({ type: z.literal('SkipStep'), step: text(200), reason: text(1_000) }),
  z.strictObject({ type: z.literal('ReopenStep'), step: text(200) }),
  z.strictObject({ type: z.literal('AnswerQuestion'), field: text(200), value: text(4_000) }),
  z.strictObject({ type: z.literal('DecideGate'), gate: text(200), outcome: z.enum(['yes', 'no']) }),
  z.strictObject({
    type: z.literal('PostUpdate'),
    template: z.string().max(200).nullable().default(null),
    audience: z.string().max(100).default('stakeholders'),
    subject: z.string().max(300).nullable().default(null),
    body: text(20_000),
    publicStatus: publicStatus.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('AddNote'), text: text(20_000), happenedAt: instant.nullable().default(null) }),
  z.strictObject({ type: z.literal('CorrectTime'), moment, to: instant, reason }),
  z.strictObject({
    type: z.literal('Escalate'),
    roles: z.array(text(120)).max(50).default([]),
    people: z.array(text(100)).max(50).default([]),
    reason,
  }),
  z.strictObject({ type: z.literal('MeetObligation'), id: text(300) }),
  z.strictObject({ type: z.literal('WaiveObligation'), id: text(300), reason: text(1_000) }),
  z.strictObject({ type: z.literal('ResolveIncident'), summary: z.string().max(4_000).default('') }),
  z.strictObject({ type: z.literal('ReopenIncident'), reason: text(1_000) }),
  z.strictObject({ type: z.literal('CloseIncident') }),
  z.strictObject({ type: z.literal('MergeIncident'), into: text(100) }),
]);
export type PersonCommand = z.input<typeof incidentCommand>;
