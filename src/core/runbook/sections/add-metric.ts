import type { Metric } from '../../policy/learning.ts';
import type { Source, Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { targetsByLevel } from './metric-target.ts';

export type MetricDraft = { name: string; target: string | null; severity?: string | null; group: string; src: Source };

/** Adds what is measured, by its name as written, without marks and without the level in brackets. */
export function addMetric(reading: Reading, { name: raw, target, severity = null, group, src }: MetricDraft): void {
  const name = raw
    .replace(/[*_`]/g, '')
    .replace(/\s*\((?:(?:SEV|Sev)|P\d)[^()]*\)$/u, '')
    .replace(/\s*[:：–—-]$/u, '')
    .trim();
  if (name === '' || name.length > 90) return;
  const abbreviation = /\(([A-Z][A-Za-z]{2,5})\)/u.exec(name)?.[1] ?? (/^[A-Z]{3,5}$/u.test(name) ? name : null);
  const wrap = (value: string | null): Stated<string> => (value === null || value === '' ? NOT_STATED : { value, ...stated(src) });
  const metric: Metric = {
    id: reading.id('metric', name, severity ?? ''),
    name,
    abbreviation,
    target: wrap(target),
    severity: wrap(severity),
    group: group || null,
    ...stated(src),
  };
  reading.policy.metrics.push(metric);
}

/** Adds it with its target, or with one for each level that the text names. */
export function addTargets(reading: Reading, name: string, target: string | null, group: string, src: Source): void {
  for (const each of targetsByLevel(target, reading)) addMetric(reading, { name, ...each, group, src });
}
