/** One setting of a channel, as far as a form needs to know. */
export type Setting = {
  name: string;
  label: string;
  hint: string | null;
  kind: 'text' | 'secret' | 'number' | 'boolean' | 'choice';
  choices: string[];
  required: boolean;
  fallback: unknown;
};

type Schema = { properties?: Record<string, Property>; required?: string[]; anyOf?: Schema[]; oneOf?: Schema[] };
type Property = {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  writeOnly?: boolean;
  anyOf?: Property[];
};

/** Reads the fields of a JSON Schema object; anything deeper than one level is left to `muster apply`. */
export function settingsOf(schema: unknown): Setting[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Schema;
  return Object.entries(properties).flatMap(([name, property]) => {
    const plain = property.anyOf?.find((each) => each.type !== 'null') ?? property;
    const type = Array.isArray(plain.type) ? plain.type.find((each) => each !== 'null') : plain.type;
    if (type === 'object' || type === 'array') return [];
    const choices = (plain.enum ?? []).map(String);
    return [
      {
        name,
        label: property.title ?? wordsOf(name),
        hint: property.description ?? null,
        kind: kindOf(name, type, choices, property),
        choices,
        required: required.includes(name) && property.default === undefined,
        fallback: property.default,
      },
    ];
  });
}

function kindOf(name: string, type: string | undefined, choices: string[], property: Property): Setting['kind'] {
  if (choices.length > 0) return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'number' || type === 'integer') return 'number';
  return property.writeOnly || /(password|secret|token|apikey|signingkey)$|^key$/i.test(name) ? 'secret' : 'text';
}

function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
