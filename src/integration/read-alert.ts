import { cleanAnnotations, cleanLabels } from '../core/alert/labels.ts';
import type { Instant } from '../core/time/instant.ts';

/** What can be wrong with one alert of a batch; the others are taken all the same. */
export class BadAlert extends Error {
  override readonly name = 'BadAlert';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map of strings, cleaned. Throws BadAlert with the field's name. Hot: no copies when nothing is wrong. */
export function readLabels(value: unknown, field: string): Record<string, string> {
  return cleanLabels(readStrings(value, field));
}

export function readAnnotations(value: unknown, field: string): Record<string, string> {
  return value === undefined || value === null ? {} : cleanAnnotations(readStrings(value, field));
}

function readStrings(value: unknown, field: string): Record<string, string> {
  if (!isRecord(value)) throw new BadAlert(`"${field}" must be an object of strings`);
  for (const name in value) {
    if (typeof value[name] !== 'string') throw new BadAlert(`"${field}.${name.slice(0, 100)}" must be a string`);
  }
  return value as Record<string, string>;
}

/** Go writes "no time" as the year 1. */
const GO_ZERO_TIME = '0001-01-01T00:00:00';
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** RFC 3339, or null where the sender has no time. Throws BadAlert for anything else. */
export function readTime(value: unknown, field: string): Instant | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || !RFC3339.test(value)) throw new BadAlert(`"${field}" must be a time such as 2026-11-21T03:00:00Z`);
  if (value.startsWith(GO_ZERO_TIME)) return null;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) throw new BadAlert(`"${field}" is not a time that exists: ${value}`);
  return instant;
}

/** A link that may be clicked, or null: only http and https, and not a book. */
export function readLink(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 2_048 && /^https?:\/\/[^\s<>"\p{Cc}]+$/iu.test(value) ? value : null;
}

/** Takes what can be taken: one sentence for each item that cannot. */
export function readEach<T>(items: unknown[], read: (item: Record<string, unknown>) => T): { taken: T[]; problems: string[] } {
  const taken: T[] = [];
  const problems: string[] = [];
  for (let index = 0; index < items.length; index++) {
    try {
      const item = items[index];
      if (!isRecord(item)) throw new BadAlert('it must be an object');
      taken.push(read(item));
    } catch (error) {
      if (!(error instanceof BadAlert)) throw error;
      if (problems.length < 20) problems.push(`alert ${index}: ${error.message}`);
    }
  }
  return { taken, problems };
}
