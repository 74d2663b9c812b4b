import type { CompiledPolicy } from '../policy/policy.ts';

/** What may differ without anything being done differently, and why. */
const MEANS_NOTHING = new Set([
  // Where it stands, how it was come by, and what holds the parts together.
  ...['src', 'origin', 'because', 'hash', 'version', 'id', 'start', 'end', 'repairs', 'do'],
  // Other words for a time that is understood: `delay` and `everyMinutes` are compared.
  ...[
    'cadence.text',
    'deadlines.text',
    'timeBox.text',
    'respondWithin.value.text',
    'resolveWithin.value.text',
    'acknowledgeWithin.value.text',
  ],
  // Other words for what is compared by its parts.
  ...['thresholds.text', 'powers.text', 'condition.text', 'gates.text', 'ladders.name'],
  // The place in a scale or ladder counts only against the others; the look of a list item says nothing.
  ...['severities.rank', 'rungs.level', 'steps.style', 'repetition'],
]);

export type Mutation = { path: string; policy: CompiledPolicy };

/** Every policy that differs from this one in a single value: another text, another number, the other answer, one entry less. */
export function mutations(policy: CompiledPolicy): Mutation[] {
  const paths: { path: (string | number)[]; change: (value: unknown) => unknown }[] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (means(path) === 'nothing') return;
    const change = mutate(value, String(path.at(-1)));
    if (change !== null && path.length > 0) paths.push({ path, change });
    if (Array.isArray(value)) value.forEach((one, at) => walk(one, [...path, at]));
    else if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(policy, []);
  return paths.map(({ path, change }) => ({ path: path.join('.'), policy: withChange(policy, path, change) as CompiledPolicy }));
}

function means(path: (string | number)[]): 'nothing' | 'something' {
  const names = path.filter((part) => typeof part === 'string');
  const tails = [1, 2, 3].map((length) => names.slice(-length).join('.'));
  return tails.some((tail) => MEANS_NOTHING.has(tail)) ? 'nothing' : 'something';
}

/** Another of the words that a value can have. */
const OTHER: Record<string, Record<string, string>> = {
  purpose: { escalate: 'inform', inform: 'escalate' },
  value: {
    month: 'quarter',
    quarter: 'half-year',
    'half-year': 'year',
    year: 'month',
    'on-call': 'first-responder',
    'first-responder': 'on-call',
  },
  kind: {
    after: 'weekly-review',
    'next-business-day': 'weekly-review',
    'weekly-review': 'same-business-day',
    'same-business-day': 'weekly-review',
    unstated: 'weekly-review',
    lead: 'support',
    support: 'lead',
    automated: 'manual',
    manual: 'automated',
  },
  risk: {
    'read-only': 'destructive',
    mutating: 'destructive',
    destructive: 'mutating',
    interactive: 'mutating',
    'never-ending': 'mutating',
  },
  every: {
    day: 'week',
    week: 'month',
    month: 'quarter',
    quarter: 'half-year',
    'half-year': 'year',
    year: 'month',
    continuous: 'day',
    'on-joining': 'year',
  },
  comparison: { '>': '<', '<': '>', '>=': '<', '<=': '>' },
  what: { hold: 'publish', publish: 'hold', schedule: 'hold', draft: 'publish', review: 'hold' },
  stage: { response: 'review', review: 'response' },
};
const NULLABLE = ['condition', 'timeBox', 'no', 'delay'];

function mutate(value: unknown, key: string): ((value: unknown) => unknown) | null {
  if (value === 'not-stated' || value === null) return null;
  if (value === '*') return () => [];
  if (typeof value === 'string') return (text) => OTHER[key]?.[String(text)] ?? `${text} otherwise`;
  if (typeof value === 'number') return (number) => Number(number) + 7;
  if (typeof value === 'boolean') return (flag) => !flag;
  if (Array.isArray(value)) return value.length > 0 ? (list) => (Array.isArray(list) ? list.slice(1) : list) : null;
  if (NULLABLE.includes(key)) return () => null;
  return typeof value === 'object' && 'value' in value && 'origin' in value && !('key' in value || 'measure' in value)
    ? () => 'not-stated'
    : null;
}

function withChange(value: unknown, [key, ...rest]: (string | number)[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? withChange(one, rest, change) : one));
  if (value === null || typeof value !== 'object') return value;
  return { ...value, [key]: withChange((value as Record<string, unknown>)[String(key)], rest, change) };
}
