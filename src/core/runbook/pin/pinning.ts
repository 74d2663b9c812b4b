import type { Source } from '../../policy/source.ts';
import type { Reading } from '../read/reading.ts';
import type { Pins } from './pins.ts';

/** What each kind of pin works with: the policy to correct, the pins, where they stand, and a way to tell their owner. */
export type Pinning = {
  reading: Reading;
  pins: Pins;
  at: (...path: (string | number)[]) => Source;
  unmatched(src: Source, reason: string, fix?: string): void;
  repeats(src: Source, what: string): void;
};
