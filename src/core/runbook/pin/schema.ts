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

export const text: Schema = { type: 'string', pattern: '\\S' };
export const texts: Schema = { type: 'array', items: text, minItems: 1 };
export const flag: Schema = { type: 'boolean' };
export const choice = (...values: string[]): Schema => ({ enum: values });
export const either = (...schemas: Schema[]): Schema => ({ anyOf: schemas });
export const oneOrMore = (schema: Schema): Schema => either(schema, { type: 'array', items: schema, minItems: 1 });
export const listOf = (description: string, items: Schema): Schema => ({ type: 'array', description, items, minItems: 1 });
export const object = (description: string, properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  description,
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});

/** Facts by their name (or by how their line begins): corrected or added, and taken out by null. */
export const byName = (description: string, ...value: Schema[]): Schema => ({
  type: 'object',
  description,
  additionalProperties: { anyOf: [...value, { type: 'null', description: 'null: the text does not say this, whatever was read' }] },
});

/** "15m", "1 hour", "immediately", "next business day". */
const DELAY =
  '^(?:immediately|same business day|next business day|weekly review|\\d{1,4} ?(?:m|min|mins|minutes?|h|hours?|d|days?|w|weeks?))$';
export const delay: Schema = {
  type: 'string',
  pattern: DELAY,
  description: 'a time such as 15m, 2h, 1d, immediately, next business day',
};
export const length: Schema = {
  type: 'string',
  pattern: '^\\d{1,4} ?(?:m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$',
  description: 'a time such as 15m, 2h, 1d',
};
