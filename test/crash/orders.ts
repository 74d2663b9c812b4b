import type { BoundaryName } from '../../src/engine/boundary.ts';

/** Between passing the boundary and dying, the process may get this much further. */
export const MOMENTS = ['now', 'microtask', 'immediate', '1ms', '2ms', '4ms'] as const;
export type Moment = (typeof MOMENTS)[number];

/** When the process kills itself: at the so-manieth time that it passes a boundary. Null: it lives. */
export type Kill = { boundary: BoundaryName; hit: number; moment: Moment } | null;

/** `at-once` pages when the alert comes; `by-wake` a moment later, so that the wake stands between intake and delivery. */
export type Paging = 'at-once' | 'by-wake';

export type Order = { folder: string; provider: string; paging: Paging; kill: Kill };

/** What the process says of itself: it has taken up what was left and listens; it has nothing more to do. */
export type Word = { ready: number } | { idle: { undelivered: number; problems: string[] } };
