import { type Instant, SECOND } from '../core/time/instant.ts';
import type { EngineParts } from './engine-parts.ts';
import { createLoop, type Loop } from './loop.ts';

/** Work that is due but could not be had (leased by a node that may have died, a store that is gone) is looked for again this much later. */
const LOOK_AGAIN = SECOND;

/** The engine's three kinds of work; each resolves to true when there may be more. `inHand`: messages that are being sent. */
export type Work = {
  foldInbox(): Promise<boolean>;
  wakeIncidents(): Promise<boolean>;
  deliver(): Promise<boolean>;
};

export type Waking = {
  /** Signals came in. */
  inboxChanged(): void;
  /** Something was committed: messages may be due, and the next wake may be nearer. */
  changed(): void;
  /** Does all that is due now; false when it could not be done. */
  settle(settled: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Sleeps until the earliest instant that needs the engine. What is committed here wakes it at once; there is no polling cycle. */
export function createWaking(parts: EngineParts, work: Work): Waking {
  let stopped = false;
  let cancelTimer = () => {};
  const worked = (does: () => Promise<boolean>) => async () => {
    const more = await does();
    look.nudge();
    return more;
  };
  const fold: Loop = createLoop(parts, 'fold inbox', worked(work.foldInbox));
  const wake: Loop = createLoop(parts, 'wake incidents', worked(work.wakeIncidents));
  const deliver: Loop = createLoop(parts, 'deliver', worked(work.deliver));
  let seenDue = '';
  const look: Loop = createLoop(parts, 'look for work', async () => {
    const next = await parts.store.nextWork();
    const now = parts.clock.now();
    cancelTimer();
    if (stopped) return false;
    const due = isDue(next, now) ? JSON.stringify(next) : '';
    // It became due since the loops last looked. What is due and stays as it is cannot be had now.
    if (due !== '' && due !== seenDue) nudgeAll();
    seenDue = due;
    const future = instantsOf(next).filter((at) => at > now);
    if (due !== '') future.push(now + LOOK_AGAIN);
    if (future.length > 0) cancelTimer = parts.clock.at(Math.min(...future), nudgeAll);
    return false;
  });

  function nudgeAll(): void {
    for (const loop of [fold, wake, deliver]) loop.nudge();
  }

  return {
    inboxChanged: () => fold.nudge(),
    changed: () => {
      // First: somebody is about to be paged.
      deliver.nudge();
      wake.nudge();
    },
    async settle(settled) {
      let before = '';
      for (;;) {
        for (const loop of [fold, wake, deliver, look]) await loop.idle();
        await settled();
        for (const loop of [fold, wake, deliver, look]) await loop.idle();
        const next = await parts.store.nextWork().catch(() => null);
        if (next === null || !isDue(next, parts.clock.now())) return;
        const picture = JSON.stringify(next);
        if (picture === before) return;
        before = picture;
        nudgeAll();
      }
    },
    async stop() {
      stopped = true;
      cancelTimer();
      await Promise.all([fold, wake, deliver, look].map((loop) => loop.stop()));
      cancelTimer();
    },
  };
}

type NextWork = Awaited<ReturnType<EngineParts['store']['nextWork']>>;

function instantsOf({ wakeAt, outboxAt, inboxAt }: NextWork): Instant[] {
  return [wakeAt, outboxAt, inboxAt].filter((at) => at !== null);
}

function isDue(next: NextWork, now: Instant): boolean {
  return instantsOf(next).some((at) => at <= now);
}
