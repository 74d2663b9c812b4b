import { z } from 'zod';
import { channelView, configuration, configurationWarning, planChange } from './configuration.ts';
import { endpoint } from './endpoint.ts';
import { declaration, incidentCommand, incidentSummary, incidentView, lifecycle, timelineEntry } from './incident.ts';
import { compiledRunbook, proof, rule, runbookChange, runbookRevision, runbookSummary, simulation } from './runbook.ts';

const id = z.object({ id: z.string().min(1).max(120).describe('an id, or a number such as 42 or INC-42') });
const runbookId = z.object({ id: z.string().min(1).max(120) });
const page = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const done = z.object({ done: z.literal(true) });
const runbookText = z.string().max(10_000_000);

export const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  personId: z.string().nullable(),
  administrator: z.boolean(),
});

/** The HTTP API below `/api/v1`: the server makes routes of it, the client calls of it, and `/openapi.json` its description. */
export const api = {
  me: endpoint({
    method: 'GET',
    path: '/me',
    tag: 'accounts',
    permission: 'public',
    summary: 'Who is signed in, and whether the first account is still to be made',
    response: z.object({ account: account.nullable(), setupNeeded: z.boolean(), version: z.string() }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/setup',
    tag: 'accounts',
    permission: 'public',
    summary: 'Makes the first account with the one-time token that the terminal printed, and signs it in',
    body: z.strictObject({
      token: z.string().min(1).max(500),
      name: z.string().trim().min(1).max(120),
      email: z.email(),
      password: z.string().min(10, 'a password has at least 10 characters').max(200),
    }),
    response: z.object({ account }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/accounts',
    tag: 'accounts',
    permission: 'administer',
    summary: 'Makes an account for a person',
    body: z.strictObject({
      name: z.string().trim().min(1).max(120),
      email: z.email(),
      password: z.string().min(10).max(200),
      personId: z.string().nullable().default(null),
    }),
    response: z.object({ account }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/accounts',
    tag: 'accounts',
    permission: 'administer',
    summary: 'Lists the accounts',
    response: z.object({ items: z.array(account) }),
  }),
  createKey: endpoint({
    method: 'POST',
    path: '/keys',
    tag: 'accounts',
    permission: 'administer',
    summary: 'Makes an API key, or an intake key for monitors; it is shown once',
    body: z.strictObject({ name: z.string().trim().min(1).max(120), use: z.enum(['api', 'intake']).default('api') }),
    response: z.object({ id: z.string(), name: z.string(), use: z.enum(['api', 'intake']), key: z.string() }),
  }),
  keys: endpoint({
    method: 'GET',
    path: '/keys',
    tag: 'accounts',
    permission: 'administer',
    summary: 'Lists the keys, without their secret part',
    response: z.object({
      items: z.array(
        z.object({ id: z.string(), name: z.string(), use: z.enum(['api', 'intake']), start: z.string(), createdAt: z.number() }),
      ),
    }),
  }),
  revokeKey: endpoint({
    method: 'DELETE',
    path: '/keys/:id',
    tag: 'accounts',
    permission: 'administer',
    summary: 'Makes a key worthless',
    params: runbookId,
    response: done,
  }),

  incidents: endpoint({
    method: 'GET',
    path: '/incidents',
    tag: 'incidents',
    permission: 'read',
    summary: 'Lists incidents, the newest first',
    query: z.object({
      ...page,
      lifecycle: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(lifecycle))
        .optional()
        .describe('one or more, with commas'),
      drill: z.enum(['true', 'false']).optional(),
    }),
    response: z.object({ items: z.array(incidentSummary), nextCursor: z.string().nullable(), now: z.number() }),
  }),
  declare: endpoint({
    method: 'POST',
    path: '/incidents',
    tag: 'incidents',
    permission: 'respond',
    summary: 'Declares an incident',
    body: declaration,
    response: incidentView,
  }),
  incident: endpoint({
    method: 'GET',
    path: '/incidents/:id',
    tag: 'incidents',
    permission: 'read',
    summary: 'One incident with everything its room shows',
    params: id,
    response: incidentView,
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/incidents/:id/timeline',
    tag: 'incidents',
    permission: 'read',
    summary: 'What happened, the oldest first, after a version',
    params: id,
    query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(5_000).default(1_000) }),
    response: z.object({ items: z.array(timelineEntry), nextAfter: z.number().nullable() }),
  }),
  command: endpoint({
    method: 'POST',
    path: '/incidents/:id/commands',
    tag: 'incidents',
    permission: 'respond',
    summary: 'Does one thing to an incident: acknowledge, accept, tick a step, post an update …',
    params: id,
    body: incidentCommand,
    response: incidentView,
  }),
  draft: endpoint({
    method: 'GET',
    path: '/incidents/:id/templates/:template',
    tag: 'incidents',
    permission: 'read',
    summary: "The runbook's template filled with what is known; what is not known is listed",
    params: id.extend({ template: z.string().min(1).max(200) }),
    response: z.object({
      template: z.string(),
      name: z.string(),
      audience: z.string(),
      subject: z.string().nullable(),
      body: z.string(),
      missing: z.array(z.object({ name: z.string(), choices: z.array(z.string()) })),
    }),
  }),
  report: endpoint({
    method: 'GET',
    path: '/incidents/:id/report',
    tag: 'incidents',
    permission: 'read',
    summary: "The incident as Markdown by the runbook's own postmortem sections",
    params: id,
    response: z.object({ markdown: z.string() }),
  }),
  alerts: endpoint({
    method: 'GET',
    path: '/alerts',
    tag: 'alerts',
    permission: 'read',
    summary: 'Lists the alerts that monitors sent',
    query: z.object({ status: z.enum(['firing', 'resolved']).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          source: z.string(),
          status: z.enum(['firing', 'resolved']),
          labels: z.record(z.string(), z.string()),
          annotations: z.record(z.string(), z.string()),
          startsAt: z.number(),
          updatedAt: z.number(),
          count: z.number(),
          incidentId: z.string().nullable(),
          silenced: z.boolean(),
        }),
      ),
    }),
  }),

  runbooks: endpoint({
    method: 'GET',
    path: '/runbooks',
    tag: 'runbooks',
    permission: 'read',
    summary: 'Lists the runbooks',
    response: z.object({ items: z.array(runbookSummary) }),
  }),
  addRunbook: endpoint({
    method: 'POST',
    path: '/runbooks',
    tag: 'runbooks',
    permission: 'configure',
    summary: 'Adds a runbook',
    body: z.strictObject({ name: z.string().trim().min(1).max(120), text: runbookText, makeDefault: z.boolean().default(false) }),
    response: runbookSummary,
  }),
  runbook: endpoint({
    method: 'GET',
    path: '/runbooks/:id',
    tag: 'runbooks',
    permission: 'read',
    summary: 'A runbook, what was understood of it and what was not',
    params: runbookId,
    query: z.object({ revision: z.string().max(100).optional() }),
    response: runbookSummary.extend(compiledRunbook.shape),
  }),
  revisions: endpoint({
    method: 'GET',
    path: '/runbooks/:id/revisions',
    tag: 'runbooks',
    permission: 'read',
    summary: 'Lists the revisions of a runbook, the newest first',
    params: runbookId,
    response: z.object({ items: z.array(runbookRevision) }),
  }),
  compareRunbook: endpoint({
    method: 'GET',
    path: '/runbooks/:id/changes',
    tag: 'runbooks',
    permission: 'read',
    summary: 'What one revision of a runbook does otherwise than another; promises that got weaker come first',
    params: runbookId,
    query: z.object({
      from: z.string().min(1).max(100).describe('the hash of the earlier revision'),
      to: z.string().min(1).max(100).optional().describe('the hash of the later one; the newest unless given'),
    }),
    response: z.object({ changes: z.array(runbookChange) }),
  }),
  compareText: endpoint({
    method: 'POST',
    path: '/runbooks/:id/changes',
    tag: 'runbooks',
    permission: 'read',
    summary: 'What a text would do otherwise than the saved runbook, without saving it; promises that would get weaker come first',
    params: runbookId,
    body: z.strictObject({ text: runbookText }),
    response: z.object({ changes: z.array(runbookChange) }),
  }),
  saveRunbook: endpoint({
    method: 'PUT',
    path: '/runbooks/:id',
    tag: 'runbooks',
    permission: 'configure',
    summary: 'Saves a new revision; open incidents stay on the one they started with',
    params: runbookId,
    body: z.strictObject({ text: runbookText, ifHash: z.string().max(100).optional(), makeDefault: z.boolean().optional() }),
    response: runbookSummary,
  }),
  checkRunbook: endpoint({
    method: 'POST',
    path: '/runbooks/check',
    tag: 'runbooks',
    permission: 'read',
    summary: 'Compiles a text without saving it',
    body: z.strictObject({ text: runbookText }),
    response: compiledRunbook,
  }),
  simulate: endpoint({
    method: 'POST',
    path: '/runbooks/:id/simulate',
    tag: 'runbooks',
    permission: 'read',
    summary: 'What this runbook would do in an incident, under a virtual clock',
    params: runbookId,
    body: z.strictObject({
      severity: z.string().min(1).max(60),
      at: z.number().optional(),
      acknowledgeAfterMinutes: z.number().min(0).nullable().default(null),
      resolveAfterMinutes: z.number().min(0).nullable().default(null),
      answers: z.record(z.string(), z.string()).default({}),
    }),
    response: simulation,
  }),
  proveRunbook: endpoint({
    method: 'POST',
    path: '/runbooks/:id/prove',
    tag: 'runbooks',
    permission: 'read',
    summary:
      'Whether somebody who can be reached is told in time, at every minute of the days ahead, by the people and working days as they are set',
    params: runbookId,
    body: z.strictObject({
      from: z.number().int().min(0).optional(),
      days: z.number().int().min(1).max(366).default(90),
      text: runbookText.optional().describe('a text to prove in its place, without saving it'),
    }),
    response: proof,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/rules',
    tag: 'runbooks',
    permission: 'read',
    summary: 'Explains the rules that a runbook is checked by: what each finds, why it matters, what to write instead',
    response: z.object({ items: z.array(rule) }),
  }),

  configuration: endpoint({
    method: 'GET',
    path: '/configuration',
    tag: 'configuration',
    permission: 'read',
    summary: 'People, bindings, routes and channels; secrets are left out',
    response: z.object({ configuration: configuration.required(), version: z.string(), warnings: z.array(configurationWarning) }),
  }),
  planConfiguration: endpoint({
    method: 'POST',
    path: '/configuration/plan',
    tag: 'configuration',
    permission: 'read',
    summary: 'What applying a configuration would change',
    body: z.strictObject({ configuration }),
    response: z.object({ changes: z.array(planChange), version: z.string(), warnings: z.array(configurationWarning) }),
  }),
  applyConfiguration: endpoint({
    method: 'PUT',
    path: '/configuration',
    tag: 'configuration',
    permission: 'configure',
    summary: 'Applies a configuration; a part that is left out is not changed',
    body: z.strictObject({ configuration, ifVersion: z.string().max(100).optional() }),
    response: z.object({ changes: z.array(planChange), version: z.string(), warnings: z.array(configurationWarning) }),
  }),
  channels: endpoint({
    method: 'GET',
    path: '/channels',
    tag: 'configuration',
    permission: 'read',
    summary: 'The ways in which people can be reached, and which are set up',
    response: z.object({ items: z.array(channelView) }),
  }),
  sendTest: endpoint({
    method: 'POST',
    path: '/people/:id/contacts/:contact/test',
    tag: 'configuration',
    permission: 'respond',
    summary: 'Sends a test message to a person and says what the provider answered',
    params: z.object({ id: z.string().max(120), contact: z.string().max(120) }),
    response: z.object({ outcome: z.enum(['sent', 'failed']), detail: z.string() }),
  }),
  system: endpoint({
    method: 'GET',
    path: '/system',
    tag: 'system',
    permission: 'read',
    summary: 'Version, address, and what the audit found',
    response: z.object({
      version: z.string(),
      url: z.string(),
      store: z.enum(['sqlite', 'postgres']),
      audit: z.object({ at: z.number().nullable(), tookMs: z.number(), problems: z.array(z.string()) }),
      now: z.number(),
    }),
  }),
} as const;

export type Api = typeof api;

/**
 * `GET /api/v1/stream?after=POSITION` (or `Last-Event-ID`): server-sent events, each with its position as id, so that a lost
 * connection catches up without loss. The first message is `hello` with the position to start from.
 */
export const streamMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), position: z.number(), now: z.number() }),
  z.object({
    type: z.literal('event'),
    position: z.number(),
    incidentId: z.string(),
    number: z.number().nullable(),
    event: z.string(),
    version: z.number(),
    at: z.number(),
  }),
  z.object({ type: z.literal('configuration'), at: z.number() }),
]);
export type StreamMessage = z.output<typeof streamMessage>;
