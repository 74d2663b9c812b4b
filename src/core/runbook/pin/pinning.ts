import type { Source } from '../../policy/source.ts';
import type { Reading } from '../read/reading.ts';

/** What each kind of pin works with: the policy to correct, its pins, where they stand, and a way to tell their owner. */
export type Pinning<Pins = unknown> = {
  reading: Reading;
  pins: Pins;
  at: (...path: (string | number)[]) => Source;
  unmatched(src: Source, reason: string, fix?: string): void;
  repeats(src: Source, what: string): void;
};

/** What a pin says about a thing of that name; null takes the thing out. */
export type Named<T> = Record<string, T | null>;
export type OneOrMore = string | string[];
