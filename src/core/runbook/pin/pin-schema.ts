import { RULES } from '../rule/index.ts';
import { escalationSchema } from './pin-escalation.ts';
import { learningSchema } from './pin-learning.ts';
import { peopleSchema } from './pin-people.ts';
import { phaseSchema } from './pin-phases.ts';
import { promiseSchema } from './pin-promises.ts';
import { severitySchema } from './pin-severity.ts';
import { stepSchema } from './pin-steps.ts';
import { talkingSchema } from './pin-talking.ts';
import { toolSchema } from './pin-tools.ts';
import type { Pins } from './pins.ts';
import type { Schema } from './schema.ts';
import { choice, either, object, text } from './schema.ts';

const parts: Record<keyof Pins, Schema> = {
  ...severitySchema,
  ...escalationSchema,
  ...peopleSchema,
  ...promiseSchema,
  ...phaseSchema,
  ...stepSchema,
  ...toolSchema,
  ...talkingSchema,
  ...learningSchema,
  ignore: {
    type: 'array',
    description: 'what is neither read nor remarked on: a line (12), lines (12-20), the beginning of a line, or the id of a rule',
    items: either({ type: 'integer', minimum: 1 }, text),
  },
  rules: object(
    'the level of a rule of muster check in this document',
    Object.fromEntries(
      RULES.map((rule) => [rule.id, { ...choice('error', 'warning', 'note', 'off'), description: 'error, warning, note or off' }]),
    ),
  ),
};

/** What may stand under `muster:` in a runbook's front matter. */
export const PIN_SCHEMA: Schema = object(
  'corrections of what Muster read, and settings for this document; a pin wins over the text',
  parts,
);

/** The JSON Schema of a runbook's front matter, as published for editors. Keys beside `muster` are the team's own. */
export function frontMatterSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Front matter of a runbook that Muster compiles',
    type: 'object',
    properties: { muster: PIN_SCHEMA },
  };
}
