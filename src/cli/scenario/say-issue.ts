import { nearestOf } from '../../core/runbook/pin/validate.ts';
import { scenarioSchema } from './scenario-file.ts';

export type Path = (string | number)[];
/** As zod gives it. */
export type Issue = { code: string; path: Path; message: string; keys?: string[]; errors?: Issue[][]; values?: unknown[] };
export type Said = { path: Path; message: string };

type Schema = {
  type?: string;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
};

const MOST_KEYS = 12;
const UNFIT = new Set(['invalid_type', 'invalid_union', 'invalid_value']);

/** What zod has against the scenario, in words that say what to write. `valueAt`: what stands at a place of the file. */
export function sayIssues(issues: readonly Issue[], valueAt: (path: Path) => unknown): Said[] {
  const root = scenarioSchema() as Schema;
  const all = issues.flatMap((issue) => nearestIssues(issue, []));
  const misspelt = new Set(all.flatMap((one) => (one.keys ?? []).map((key) => JSON.stringify([...one.path, meant(one.path, key)]))));
  return all.flatMap(({ code, path, message, keys }): Said[] => {
    if (code === 'unrecognized_keys') return (keys ?? []).map((key) => ({ path: [...path, key], message: noSuchKey(path, key) }));
    const value = valueAt(path);
    // Whoever writes "sumary" has not forgotten the summary.
    if (value === undefined && misspelt.has(JSON.stringify(path))) return [];
    if (!UNFIT.has(code)) return [{ path, message }];
    const what = value === undefined ? 'is missing' : `${(JSON.stringify(value) ?? 'this').slice(0, 60)} cannot be used`;
    return [{ path, message: `${what}: ${wanted(schemasAt(root, path)) || message}` }];
  });

  function noSuchKey(path: Path, key: string): string {
    const [known, near] = [keysAt(root, path), meant(path, key)];
    const hint = near !== null ? `. Did you mean "${near}"?` : known.length > MOST_KEYS ? '' : `. There are: ${known.join(', ')}.`;
    return `there is no such key here${hint}`;
  }

  function meant(path: Path, key: string): string | null {
    return nearestOf(key, keysAt(root, path));
  }
}

/** Of the ways in which a value could have been right, the one that comes nearest is spoken of. */
function nearestIssues(issue: Issue, above: Path): Issue[] {
  const path = [...above, ...issue.path];
  const tried = issue.code === 'invalid_union' ? (issue.errors ?? []) : [];
  const nearest = tried.find(
    (one) => one.length > 0 && one.every(({ path: inner, code }) => inner.length > 0 || code === 'unrecognized_keys'),
  );
  return nearest === undefined ? [{ ...issue, path }] : nearest.flatMap((one) => nearestIssues(one, path));
}

const KINDS: Record<string, string> = { object: 'a mapping, "key: value"', array: 'a list, "- item"' };

/** What belongs there: one of several words, a list or a mapping, and what it says. */
function wanted(schemas: Schema[]): string {
  const [choices] = schemas.flatMap((one) => (one.enum === undefined ? [] : [`one of ${one.enum.join(', ')}`]));
  if (choices !== undefined) return `write ${choices}`;
  const said = schemas.find(({ description }) => description !== undefined)?.description;
  const kind = schemas.length === 1 ? KINDS[schemas[0]?.type ?? ''] : undefined;
  if (kind === undefined) return said === undefined ? '' : `write ${said}`;
  return said === undefined ? `write ${kind}` : `write ${kind}: ${said}`;
}

/** The ways in which the schema lets that place be written. */
function schemasAt(root: Schema, path: Path): Schema[] {
  const step = (schema: Schema, part: string | number): Schema[] => {
    const { properties, additionalProperties, items } = schema;
    if (typeof part === 'number') return items === undefined ? [] : [items];
    const own = properties !== undefined && Object.hasOwn(properties, part) ? properties[part] : additionalProperties;
    return typeof own === 'object' ? [own] : [];
  };
  const ways = (schema: Schema): Schema[] => [schema, ...(schema.anyOf ?? []).flatMap(ways)];
  return path.reduce<Schema[]>((at, part) => at.flatMap(ways).flatMap((one) => step(one, part)), [root]).flatMap(ways);
}

function keysAt(root: Schema, path: Path): string[] {
  return schemasAt(root, path).flatMap(({ properties }) => Object.keys(properties ?? {}));
}
