import type { Schema } from './schema.ts';

/** A fault of the pins: where it is, what is wrong, and for a key the one that was probably meant. */
export type Problem = { path: (string | number)[]; key: boolean; reason: string; nearest: string | null };

/** Every fault of `value` by the schema; none when it is valid. */
export function validate(value: unknown, schema: Schema, path: (string | number)[] = []): Problem[] {
  const wrong = (): Problem[] => [
    { path, key: false, reason: `${shown(value)} is not ${expected(schema)}.`, nearest: nearestOf(value, schema.enum ?? []) },
  ];
  if (schema.anyOf) {
    const fitting = schema.anyOf.find((each) => validate(value, each).length === 0);
    if (fitting) return [];
    const same = schema.anyOf.find(
      (each) => (each.type === 'object' && isObject(value)) || (each.type === 'array' && Array.isArray(value)),
    );
    return same ? validate(value, same, path) : wrong();
  }
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value) ? [] : wrong();
  switch (schema.type) {
    case 'object':
      return isObject(value) ? object(value, schema, path) : wrong();
    case 'array':
      if (!Array.isArray(value) || value.length < (schema.minItems ?? 0)) return wrong();
      return value.flatMap((item, i) => validate(item, schema.items ?? {}, [...path, i]));
    case 'string':
      return typeof value === 'string' && (!schema.pattern || new RegExp(schema.pattern, 'u').test(value)) ? [] : wrong();
    case 'integer':
      return Number.isInteger(value) && (value as number) >= (schema.minimum ?? Number.NEGATIVE_INFINITY) ? [] : wrong();
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong();
    default:
      return value === null ? [] : wrong();
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function object(value: Record<string, unknown>, schema: Schema, path: (string | number)[]): Problem[] {
  const known = Object.keys(schema.properties ?? {});
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  // "too" for "to" is one fault, not two.
  const misspelt = new Set(unknown.map((key) => nearestOf(key, known)));
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key) && !misspelt.has(key));
  return [
    ...missing.map((key): Problem => ({ path, key: false, reason: `"${key}" is missing here.`, nearest: null })),
    ...Object.entries(value).flatMap(([key, inner]): Problem[] => {
      const own =
        schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : (schema.additionalProperties ?? false);
      if (own) return validate(inner, own, [...path, key]);
      const nearest = nearestOf(key, known);
      const all = known.length > 12 ? '' : ` There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`;
      return [
        { path: [...path, key], key: true, reason: `There is no "${key}" here.${nearest ? ` Did you mean "${nearest}"?` : all}`, nearest },
      ];
    }),
  ];
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

function expected(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(expected).join(', or ');
  if (schema.type === 'null') return 'null, which takes it out';
  if (schema.description) return schema.description;
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  return { object: 'a mapping', array: 'a list', string: 'a text', integer: 'a whole number', boolean: 'true or false', null: 'null' }[
    schema.type ?? 'null'
  ];
}

/** The word that was probably meant: at most a third of it is wrong. */
export function nearestOf(value: unknown, known: readonly string[]): string | null {
  if (typeof value !== 'string') return null;
  const ranked = known.map((each) => ({ each, far: distance(value.toLowerCase(), each.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, Math.floor(best.each.length / 3)) ? best.each : null;
}

/** How many letters must be changed, added or taken away (Levenshtein); long words are cut, they are no typing errors. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a.slice(0, 60)].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
