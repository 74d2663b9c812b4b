import type { Severities, Severity } from '../../policy/severity.ts';
import type { Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { textFact } from '../read/reading.ts';
import { thresholdsIn } from '../sections/threshold.ts';
import { pinned, pinnedDelay, sameDelay, sameName } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, delay, object, text, texts } from './schema.ts';

export type SeverityPin = Partial<
  Record<'name' | 'systemImpact' | 'businessImpact' | 'acknowledgeWithin' | 'respondWithin' | 'resolveWithin', string> &
    Record<'criteria' | 'examples' | 'thresholds', string[]> & { rank: number }
>;
export type SeverityPins = { severities?: Named<SeverityPin> };

export const severitySchema: Record<keyof SeverityPins, Schema> = {
  severities: byName(
    'levels by their id; null removes one',
    object('a level of the scale', {
      name: text,
      rank: { type: 'integer', minimum: 1, description: '1 is the most severe' },
      criteria: texts,
      examples: texts,
      thresholds: { ...texts, description: 'measures in numbers, such as "error rate > 10 %"' },
      systemImpact: text,
      businessImpact: text,
      acknowledgeWithin: delay,
      respondWithin: delay,
      resolveWithin: delay,
    }),
  ),
};

const TARGETS = ['acknowledgeWithin', 'respondWithin', 'resolveWithin'] as const;
const WORDS = ['name', 'systemImpact', 'businessImpact'] as const;
const LISTS = ['criteria', 'examples'] as const;

/** Corrects, adds and removes levels of the scale. */
export function pinSeverities({ reading, pins, at, unmatched, repeats }: Pinning<SeverityPins>): void {
  const { policy } = reading;
  const stated = policy.severities.length > 0;
  for (const [id, pin] of Object.entries(pins.severities ?? {})) {
    const src = at('severities', id);
    const found = policy.severities.find((severity) => sameName(severity.id, id));
    if (!found && (stated || pin === null))
      unmatched(src, `The text has no level "${id}"; it has ${policy.severities.map((s) => s.id).join(', ') || 'none'}.`);
    if (pin === null) {
      if (found) remove(policy, found.id);
      continue;
    }
    const severity = found ?? added(id, policy.severities.length + 1);
    if (!found) policy.severities.push({ ...severity, ...pinned(src) });
    change(policy.severities.find((each) => each.id === severity.id) ?? severity, pin, id, { reading, at, repeats, unmatched });
  }
  if (pins.severities) renumber(policy.severities);
}

function change(severity: Severity, pin: SeverityPin, id: string, { reading, at, repeats, unmatched }: Omit<Pinning, 'pins'>): void {
  for (const key of WORDS) {
    const value = pin[key];
    if (value === undefined) continue;
    const src = at('severities', id, key);
    if (isSaid(severity[key], value)) repeats(src, `${severity.id} is ${value}`);
    severity[key] = { value, ...pinned(src) };
  }
  for (const key of TARGETS) {
    const text = pin[key];
    if (text === undefined) continue;
    const src = at('severities', id, key);
    const delay = pinnedDelay(text);
    const before = severity[key];
    if (before !== NOT_STATED && before.origin === 'stated' && sameDelay(before.value.delay, delay))
      repeats(src, `"${before.value.text}" on line ${before.src.line}`);
    severity[key] = { value: { text, delay }, ...pinned(src) };
  }
  for (const key of LISTS) {
    const texts = pin[key];
    if (texts)
      severity[key] = texts.map((text, i) => ({
        ...textFact(text, at('severities', id, key, i)),
        ...pinned(at('severities', id, key, i)),
      }));
  }
  if (pin.thresholds)
    severity.thresholds = pin.thresholds.flatMap((text, i) => {
      const src = at('severities', id, 'thresholds', i);
      const found = thresholdsIn({ text, ...pinned(src) }, reading.words).map((threshold) => ({ ...threshold, ...pinned(src) }));
      if (found.length === 0) unmatched(src, `"${text}" is no measure with a sign and a number.`, 'Write it as "error rate > 10 %".');
      return found;
    });
  // A rank between two levels puts this one in front of the level that has it.
  if (pin.rank !== undefined) severity.rank = pin.rank - 0.5;
}

const isSaid = (value: Stated<string>, text: string): boolean => value !== NOT_STATED && value.origin === 'stated' && value.value === text;

const added = (id: string, rank: number): Severity => ({
  id,
  name: NOT_STATED,
  rank,
  criteria: [],
  systemImpact: NOT_STATED,
  businessImpact: NOT_STATED,
  examples: [],
  acknowledgeWithin: NOT_STATED,
  respondWithin: NOT_STATED,
  resolveWithin: NOT_STATED,
  thresholds: [],
  ...pinned({ line: 1, column: 1, endLine: 1 }),
});

function renumber(severities: Severity[]): void {
  const order = severities.toSorted((a, b) => a.rank - b.rank);
  for (const [i, severity] of order.entries()) severity.rank = i + 1;
}

/** Takes a level off the scale and out of every fact that names it; a fact that named only this one goes with it. */
function remove(policy: Pinning['reading']['policy'], id: string): void {
  policy.severities = policy.severities.filter((severity) => severity.id !== id);
  const less = <T extends { severities: Severities }>(facts: T[]): T[] => withoutLevels(facts, [id]);
  policy.matrix = less(policy.matrix);
  policy.ladders = less(policy.ladders);
  policy.cadence = less(policy.cadence);
  policy.review.deadlines = less(policy.review.deadlines);
}

/** The facts without those levels; those that are for no other are left out. A fact for every level stays one. */
export function withoutLevels<T extends { severities: Severities }>(facts: T[], ids: string[]): T[] {
  return facts.flatMap((fact) => {
    if (fact.severities === '*') return [fact];
    const left = fact.severities.filter((id) => !ids.includes(id));
    return left.length > 0 ? [{ ...fact, severities: left }] : [];
  });
}

/** The ids that a pin names, as the scale writes them; one that the scale has not is told. */
export function levelsOf(
  { reading, unmatched }: Pinning,
  wanted: OneOrMore | undefined,
  src: Pinning['at'] extends (...p: never[]) => infer S ? S : never,
): Severities {
  if (wanted === undefined || wanted === '*') return '*';
  const ids = (Array.isArray(wanted) ? wanted : [wanted]).map((name) => {
    const known = reading.policy.severities.find((severity) => sameName(severity.id, name));
    if (!known)
      unmatched(src, `The scale has no level "${name}"; it has ${reading.policy.severities.map((s) => s.id).join(', ') || 'none'}.`);
    return known?.id ?? name;
  });
  return ids;
}
