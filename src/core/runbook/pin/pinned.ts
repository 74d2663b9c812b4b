import type { Fact, Source, Stated } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';

/** A fact that the owner pinned, with the pin's own line. */
export const pinned = (src: Source, because = 'Pinned in the front matter.'): Fact => ({ src, origin: 'pinned', because });

/** One value that the owner pinned, or what was read where he did not. */
export const pinnedValue = <T>(value: T | undefined, before: Stated<T>, src: Source): Stated<T> =>
  value === undefined ? before : { value, ...pinned(src) };

export const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

const MINUTES: Record<string, number> = { m: 1, h: 60, d: 1_440, w: 10_080 };

/** A pinned time ("15m", "2 hours", "next business day"); the schema has let only such pass. */
export function pinnedDelay(text: string): Delay {
  if (text === 'immediately') return { kind: 'after', minutes: 0 };
  if (text === 'same business day' || text === 'next business day' || text === 'weekly review')
    return { kind: text.replaceAll(' ', '-') as 'same-business-day' | 'next-business-day' | 'weekly-review' };
  const [, number, unit] = /^(\d+) ?([mhdw])/u.exec(text) ?? [];
  return { kind: 'after', minutes: Number(number ?? 0) * (MINUTES[unit ?? 'm'] ?? 1) };
}

export const sameDelay = (a: Delay, b: Delay): boolean =>
  a.kind === b.kind && (a.kind !== 'after' || b.kind !== 'after' || a.minutes === b.minutes);

/** Is it the same name, whatever its case, spaces and hyphens? */
export const sameName = (a: string, b: string): boolean => bareName(a) === bareName(b);
export const bareName = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/gu, '');
