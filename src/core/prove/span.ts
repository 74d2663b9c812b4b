import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import type { Moving } from './moving.ts';

/** Starts, a minute apart, between which nothing that moves changes. `times`: how often the horizon has the same, `first` the earliest. */
export type Span = { first: Instant; last: Instant; times: number };

/**
 * The horizon cut wherever something changes, and what is alike put together: a Tuesday night is a Wednesday night where only the next
 * business day is spoken of. `cuts` counts the pieces before that.
 */
export function spansOf(
  from: Instant,
  to: Instant,
  moving: readonly Moving[],
  longest: Milliseconds = Infinity,
): { spans: Span[]; cuts: number } {
  const spans = new Map<string, Span>();
  let cuts = 0;
  for (let first = from; first < to; cuts++) {
    const changes = moving.flatMap((one) => one.changesAfter(first) ?? []).filter((instant) => instant > first);
    const end = Math.min(to, first + longest, ...changes.map((instant) => from + Math.ceil((instant - from) / MINUTE) * MINUTE));
    const key = [end - first, ...moving.map((one) => one.standing(first))].join();
    const known = spans.get(key);
    if (known === undefined) spans.set(key, { first, last: Math.max(first, end - MINUTE), times: 1 });
    else known.times++;
    first = end;
  }
  return { spans: [...spans.values()], cuts };
}
