import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'an id is lower-case letters, digits, ".", "_" or "-", and starts with a letter or digit');
const name = z.string().trim().min(1).max(120);
const zone = z
  .string()
  .refine((zone) => isZone(zone), 'is no IANA time zone; write it like "Europe/Berlin"')
  .default('UTC');

export const contactMethod = z.strictObject({
  id,
  channel: z.string().min(1).max(60).describe('the name of an integration that can notify: smtp, ntfy, webhook, terminal'),
  address: z.string().min(1).max(500),
});

export const person = z.strictObject({
  id,
  name,
  email: z.email().nullable().default(null),
  zone,
  contacts: z.array(contactMethod).max(20).default([]).describe('tried in this order'),
});

export const group = z.strictObject({ id, name, members: z.array(id).max(500) });

export const binding = z.strictObject({
  role: name.describe("a name that the runbook uses, in the runbook's own words"),
  people: z.array(id).max(100).default([]),
  groups: z.array(id).max(100).default([]),
});

export const matcher = z.strictObject({
  name: z.string().min(1).max(200),
  value: z.string().max(1_000),
  isRegex: z.boolean().default(false),
  isEqual: z.boolean().default(true),
});

export const route = z.strictObject({
  id,
  matchers: z.array(matcher).max(50).default([]),
  service: z.string().max(100).nullable().default(null),
  runbook: id.nullable().default(null),
  severity: z.string().max(60).nullable().default(null),
  severityLabel: z.string().max(200).nullable().default(null).describe('the label that names the severity'),
  severityMap: z.record(z.string(), z.string()).default({}).describe("the label's values and the runbook's levels: { critical: P1 }"),
  category: z.string().max(100).nullable().default(null),
  groupBy: z.array(z.string().max(200)).max(20).default(['alertname']),
});

export const calendar = z.strictObject({
  zone,
  workdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]).describe('1 is Monday'),
  opensAtMinute: z.number().int().min(0).max(1_439).default(540),
  closesAtMinute: z.number().int().min(1).max(1_440).default(1_020),
  holidays: z.array(z.iso.date()).max(1_000).default([]),
  country: z.string().max(12).nullable().default(null).describe('adds the public holidays of a country: DE, US, GB-SCT'),
  weeklyReview: z
    .strictObject({ weekday: z.number().int().min(1).max(7), minute: z.number().int().min(0).max(1_439) })
    .default({ weekday: 1, minute: 600 }),
});

/** Everything that `muster apply -f muster.yaml` sets and `muster export` prints. A part that is left out is not changed. */
export const configuration = z.strictObject({
  people: z.array(person).max(5_000).optional(),
  groups: z.array(group).max(1_000).optional(),
  bindings: z.array(binding).max(1_000).optional(),
  catchAll: z.array(id).max(50).optional().describe('who is told when nobody else can be'),
  calendar: calendar.optional(),
  routes: z.array(route).max(1_000).optional(),
  channels: z.record(z.string(), z.unknown()).optional().describe("each integration's own settings, by its name"),
  defaultRunbook: id.nullable().optional(),
});
export type Configuration = z.output<typeof configuration>;

/** One line of a plan: what would be made, changed or removed, and from what to what. */
export const planChange = z.object({
  action: z.enum(['add', 'change', 'remove']),
  kind: z.string(),
  id: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** What is wrong with a configuration although it can be applied: a role that nobody holds, a person without a contact method. */
export const configurationWarning = z.object({
  code: z.string(),
  message: z.string(),
  src: z.object({ runbook: z.string(), line: z.number() }).nullable(),
});

export const channelView = z.object({
  name: z.string(),
  title: z.string(),
  configured: z.boolean(),
  settings: z.unknown().describe('JSON Schema of its settings'),
  address: z.object({ label: z.string(), example: z.string() }),
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
