import type { Instant, Milliseconds } from '../core/time/instant.ts';

/** The only source of time. Stories crank it by hand; the program uses the machine's. */
export interface Clock {
  now(): Instant;
  /** Calls back once, at or after the instant. Returns how to cancel. */
  at(instant: Instant, callback: () => void): () => void;
  /** Waits on the machine's own time whatever this clock says: for timeouts of real connections. */
  readonly realTime: { sleep(duration: Milliseconds): Promise<void> };
}
