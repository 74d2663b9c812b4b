import { RULES } from '../rule/index.ts';

/** The part of JSON Schema (draft 2020-12) that the pins need; what is published for editors is what is validated by. */
export type Schema = {
  description?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';
  enum?: readonly string[];
  pattern?: string;
  minimum?: number;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  items?: Schema;
  minItems?: number;
  required?: readonly string[];
  anyOf?: readonly Schema[];
};

const text: Schema = { type: 'string', pattern: '\\S' };
const none: Schema = { type: 'null', description: 'null: the text does not say this, whatever was read' };
const texts: Schema = { type: 'array', items: text, minItems: 1 };
const one = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'array', items: schema, minItems: 1 }] });
const object = (description: string, properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  description,
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});
const byName = (description: string, ...value: Schema[]): Schema => ({
  type: 'object',
  description,
  additionalProperties: { anyOf: [...value, none] },
});

/** "15m", "1 hour", "immediately", "next business day". */
export const DELAY_PATTERN =
  '^(?:immediately|same business day|next business day|weekly review|\\d{1,4} ?(?:m|min|mins|minutes?|h|hours?|d|days?|w|weeks?))$';
const delay: Schema = { type: 'string', pattern: DELAY_PATTERN, description: 'a time such as 15m, 2h, 1d, immediately, next business day' };
const length: Schema = {
  type: 'string',
  pattern: '^\\d{1,4} ?(?:m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$',
  description: 'a time such as 15m, 2h, 1d',
};
const level: Schema = { enum: ['error', 'warning', 'note', 'off'], description: 'error, warning, note or off' };

const severity = object('a level of the scale', {
  name: text,
  rank: { type: 'integer', minimum: 1, description: '1 is the most severe' },
  criteria: texts,
  examples: texts,
  systemImpact: text,
  businessImpact: text,
  acknowledgeWithin: delay,
  respondWithin: delay,
  resolveWithin: delay,
});

const rung: Record<string, Schema> = { to: one(text), after: delay, if: text };

/** What may stand under `muster:` in a runbook's front matter. */
export const PIN_SCHEMA: Schema = object('corrections of what Muster read, and settings for this document; a pin wins over the text', {
  title: text,
  severities: byName('levels by their id; null removes one', severity),
  escalation: {
    type: 'array',
    description: 'who is called when; takes the place of the matrix that was read for the levels that it names',
    items: object('one call', { ...rung, severities: one(text), channels: texts, purpose: { enum: ['escalate', 'inform'] } }, ['to']),
  },
  ladder: {
    type: 'array',
    description: 'the chain that goes on until somebody acknowledges; takes the place of every chain that was read',
    items: object('one rung; times count from the start', rung, ['to']),
  },
  roles: byName(
    'roles by their name; null removes one',
    object('a role', {
      abbreviation: text,
      kind: { enum: ['lead', 'support'] },
      firstHolder: { enum: ['first-responder', 'on-call'] },
      responsibilities: texts,
      severities: one(text),
    }),
  ),
  contacts: byName(
    'contacts by their role; null removes one',
    text,
    object('a contact', { contact: text, backup: text, external: { type: 'boolean' } }, ['contact']),
  ),
  cadence: byName('how often an update is promised, by level ("*" for every level)', length),
  review: byName(
    'the deadline of the review, by level ("*" for every level)',
    delay,
    object('a deadline', { within: delay, required: { type: 'boolean' } }),
  ),
  channels: byName(
    'channels by their name; null removes one',
    object('a channel', {
      medium: { enum: ['chat', 'video', 'email', 'status-page', 'ticket', 'sms', 'phone', 'other'] },
      pattern: text,
      perIncident: { type: 'boolean' },
      link: text,
    }),
  ),
  metrics: byName('metrics by their name; null removes one', object('a metric', { abbreviation: text, target: text, severity: text })),
  phases: byName('phases by their name; null: it is none', object('a phase', { stage: { enum: ['response', 'review'] } })),
  templates: byName(
    'messages by their name; null: it is none',
    object('a message', {
      use: { enum: ['initial', 'update', 'resolution', 'status-page', 'action-item', 'postmortem', 'escalation', 'other'] },
      audience: { enum: ['internal', 'stakeholders', 'public', 'unstated'] },
    }),
  ),
  lastUpdated: text,
  reviewEvery: { enum: ['day', 'week', 'month', 'quarter', 'year'], description: 'day, week, month, quarter or year' },
  ignore: {
    type: 'array',
    description: 'what is neither read nor remarked on: a line (12), lines (12-20), the beginning of a line, or the id of a rule',
    items: { anyOf: [{ type: 'integer', minimum: 1 }, text] },
  },
  rules: {
    type: 'object',
    description: 'the level of a rule of muster check in this document',
    properties: Object.fromEntries(RULES.map((rule) => [rule.id, level])),
    additionalProperties: false,
  },
});

/** The JSON Schema of a runbook's front matter, as published for editors. Keys beside `muster` are the team's own. */
export function frontMatterSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Front matter of a runbook that Muster compiles',
    type: 'object',
    properties: { muster: PIN_SCHEMA },
  };
}
