import { z } from 'zod';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { source } from './incident.ts';

/** The compiled policy; its full shape is the type CompiledPolicy (core/policy). */
export const compiledPolicy = z.looseObject({ version: z.literal(1), hash: z.string() }) as unknown as z.ZodType<CompiledPolicy>;

export const diagnostic = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  why: z.string().nullable(),
  fix: z.string().nullable(),
  src: source,
  edits: z
    .array(z.object({ line: z.number(), column: z.number(), endLine: z.number(), endColumn: z.number(), text: z.string() }))
    .describe('changes of the text that mend it safely; none where only its owner can'),
});

/** A rule of the compiler, as its owner may look it up; `bad` and `good` are lines of a runbook with the fault and without it. */
export const rule = z.object({
  id: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  title: z.string(),
  what: z.string(),
  why: z.string(),
  instead: z.string(),
  bad: z.array(z.string()).nullable(),
  good: z.array(z.string()).nullable(),
});

/** One sentence of the policy in plain words. */
export const explained = z.object({
  section: z.string(),
  text: z.string(),
  src: source.nullable().describe('null where it says that the runbook is silent'),
  origin: z.enum(['stated', 'inferred', 'pinned', 'base']),
  because: z.string().nullable(),
});

/** A name that the runbook pages or gives a role to, where it stands, and who stands behind it now. */
export const roleUse = z.object({ role: z.string(), src: source, people: z.array(z.string()) });

export const runbookSummary = z.object({
  id: z.string(),
  name: z.string(),
  hash: z.string(),
  updatedAt: z.number(),
  default: z.boolean(),
  severities: z.array(z.string()),
  unheldRoles: z.array(z.string()),
  problems: z.object({ errors: z.number(), warnings: z.number() }),
});

export const compiledRunbook = z.object({
  text: z.string(),
  policy: compiledPolicy,
  explanation: z.array(explained),
  diagnostics: z.array(diagnostic),
  roles: z.array(roleUse),
});

export const simulation = z.object({
  moments: z.array(
    z.object({
      at: z.number(),
      offsetMinutes: z.number(),
      kind: z.string(),
      text: z.string(),
      who: z.array(z.string()),
      src: source.nullable(),
    }),
  ),
  unanswered: z
    .array(z.object({ field: z.string().nullable(), text: z.string(), src: source.nullable() }))
    .describe('what never happened: a question without an answer (`field`), or no time in the runbook'),
});

/** Where a fact stands; `document` is `base` where the base policy supplies what the runbook does not say. */
const changeSource = source.extend({ document: z.enum(['runbook', 'base']) });

/** One thing that a revision does otherwise than another. `effect`: what it does to a promise of the runbook. */
export const runbookChange = z.object({
  kind: z.string().describe('what it is about: target, escalation, cadence, step …'),
  subject: z.string(),
  sentence: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  effect: z.enum(['weaker', 'stronger', 'neutral']),
  why: z.string(),
  srcBefore: changeSource.nullable(),
  srcAfter: changeSource.nullable(),
});

export const runbookRevision = z.object({ hash: z.string(), savedAt: z.number(), current: z.boolean() });

const settings = z
  .array(z.enum(['contacts', 'channels', 'bindings', 'catch-all', 'calendar']))
  .describe('what is set outside the runbook and would mend it, the nearest first');

const bound = z.object({ kind: z.enum(['acknowledge', 'respond', 'first-call', 'at-once']), text: z.string(), src: source.nullable() });

const path = z.array(
  z.object({
    at: z.number(),
    afterMinutes: z.number(),
    text: z.string(),
    reached: z.array(z.string()).describe('names of those who are called here and can be reached'),
    unreachable: z.array(z.object({ name: z.string(), why: z.string() })),
    src: source.nullable(),
  }),
);

/** An incident that shows what a claim's problem means; `severities`: all levels that end alike. */
const example = z.object({
  severities: z.array(z.string().nullable()),
  category: z.string().nullable(),
  raisedBy: z.enum(['alert', 'person']),
  at: z.number(),
  path,
  fix: z.string(),
});

/** What `muster prove` says: the type Verdict (core/prove). `complete` false: the budget ended first, so nothing is proved. */
export const proof = z.object({
  proved: z.boolean(),
  from: z.number(),
  to: z.number(),
  zone: z.string().describe("the calendar's time zone, in which its team reads these instants"),
  imagined: z.boolean(),
  levels: z.array(
    z.object({
      severity: z.string().nullable(),
      bound,
      holds: z.boolean(),
      worst: z.object({ afterMinutes: z.number(), at: z.number() }).nullable().describe('null: nobody is ever told'),
      first: z.object({ who: z.string(), text: z.string(), src: source.nullable(), catchAll: z.boolean() }).nullable(),
      next: z
        .object({ who: z.string(), afterMinutes: z.number(), at: z.number(), src: source.nullable(), catchAll: z.boolean() })
        .nullable()
        .describe('who else is called when the first one does not answer, at worst; null: nobody ever is'),
      situations: z.number(),
    }),
  ),
  counterExamples: z.array(
    z.object({
      severity: z.string().nullable(),
      category: z.string().nullable(),
      answers: z.record(z.string(), z.enum(['yes', 'no'])),
      raisedBy: z.enum(['alert', 'person']),
      at: z.number(),
      minutes: z.number().describe('how many starts end alike'),
      bound,
      boundAt: z.number(),
      toldAt: z.number().nullable(),
      path,
      text: z.string(),
      fix: z.string(),
      settings,
      src: source.nullable(),
    }),
  ),
  claims: z.array(
    z.object({
      claim: z
        .enum(['unanswered', 'acknowledged', 'delivery', 'phases', 'gates', 'owners', 'templates', 'deadlines', 'roles'])
        .describe('the first three: whoever is told first does not answer, acknowledges only, or is not reached by the one message'),
      checked: z.number(),
      holds: z.boolean(),
      findings: z.array(
        z.object({
          level: z.enum(['problem', 'note']),
          text: z.string(),
          src: source.nullable(),
          settings: settings.optional(),
          example: example.optional(),
          unreachable: z.array(z.string()).optional().describe('who cannot be reached, where that is all that is wrong'),
        }),
      ),
    }),
  ),
  effort: z.object({
    starts: z.number(),
    spans: z.number(),
    situations: z.number(),
    runs: z.number(),
    decisions: z.number(),
    complete: z.boolean(),
  }),
});
