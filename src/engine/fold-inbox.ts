import { type Instant, SECOND } from '../core/time/instant.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { foldAlerts } from './fold-alerts.ts';
import { reasonOf } from './log.ts';
import { setAside } from './set-aside.ts';
import { type InboxRow, StoreUnavailable, VersionConflict } from './store.ts';
import { transact } from './transact.ts';

/** A node that died holds up the folding of the others for so long. One that is at work renews its lease. */
const LEASE = 5 * SECOND;
const ROWS_AT_A_TIME = 500;
/**
 * One transaction folds as many signals as take some 40 ms, so that intake and paging get their turns in a storm: fifty that each raise an
 * incident, a thousand that are known already. It is found out anew with each claim.
 */
const TRANSACTION_MS = 40;
const FEWEST_AT_A_TIME = 10;
const FIRST_AT_A_TIME = 50;
const MOST_AT_A_TIME = 1_000;

/** Claims what came in, in order, and folds it; `onFolded` hears of each commit. Resolves to true when there may be more. */
export async function foldInbox(parts: EngineParts, contexts: Contexts, onFolded: () => void): Promise<boolean> {
  const now = parts.clock.now();
  const rows = await parts.store.claimInbox(parts.node, ROWS_AT_A_TIME, now, now + LEASE);
  if (rows.length === 0) return false;
  parts.boundary('inbox-claimed');
  const hold = createHold(parts, now);
  const pace: Pace = { atATime: FIRST_AT_A_TIME, hold };
  for (let waiting = rows; waiting.length > 0; ) {
    const batch = firstBatch(waiting, pace.atATime);
    waiting = waiting.slice(batch.length);
    try {
      await foldBatch(parts, contexts, pace, batch);
    } catch (error) {
      if (isPassing(error)) throw error;
      await foldOneByOne(parts, contexts, pace, batch);
    }
    onFolded();
  }
  return rows.length === ROWS_AT_A_TIME;
}

type Hold = () => Promise<void>;
type Pace = { atATime: number; hold: Hold };

/** How many signals the next transaction folds, after one of `atATime` took so long. */
export function nextAtATime(atATime: number, tookMs: number): number {
  const fitting = Math.round((atATime * TRANSACTION_MS) / Math.max(tookMs, 1));
  return Math.max(FEWEST_AT_A_TIME, Math.min(fitting, atATime * 2, MOST_AT_A_TIME));
}

/** Renews the lease once a good part of it is over; called before each piece of work. */
function createHold(parts: EngineParts, claimedAt: Instant): Hold {
  let since = claimedAt;
  return async () => {
    const now = parts.clock.now();
    if (now - since < LEASE / 4) return;
    since = now;
    await parts.store.renewInbox(parts.node, now + LEASE);
  };
}

/** The store's troubles pass; anything else would come again for ever. */
function isPassing(error: unknown): boolean {
  return error instanceof StoreUnavailable || error instanceof VersionConflict;
}

/** A row that cannot be folded is set aside with its reason, so that those behind it are not held up. */
async function foldOneByOne(parts: EngineParts, contexts: Contexts, pace: Pace, rows: InboxRow[]): Promise<void> {
  for (const row of rows) {
    try {
      await foldBatch(parts, contexts, pace, [row]);
    } catch (error) {
      if (isPassing(error)) throw error;
      await foldWhatCanBe(parts, contexts, row, reasonOf(error));
    }
  }
}

/** The good signals of a poisoned row still page: each is tried by itself before the row is set aside. */
async function foldWhatCanBe(parts: EngineParts, contexts: Contexts, row: InboxRow, reason: string): Promise<void> {
  for (const signal of row.signals.length > 1 ? row.signals : []) {
    try {
      await transact(parts.store, (tx) => foldAlerts(tx, parts, contexts, [signal], parts.clock.now()));
    } catch (error) {
      if (isPassing(error)) throw error;
    }
  }
  await setAside(parts, row, reason);
}

/** Signals of a row larger than one transaction are folded in parts; the row is settled with the last, and a crash between only counts twice. */
async function foldBatch(parts: EngineParts, contexts: Contexts, pace: Pace, rows: InboxRow[]): Promise<void> {
  const signals = rows.flatMap((row) => row.signals);
  const ids = rows.map((row) => row.id);
  for (let at = 0, last = false; !last; ) {
    await pace.hold();
    const chunk = signals.slice(at, at + pace.atATime);
    at += chunk.length;
    last = at >= signals.length;
    const began = performance.now();
    await transact(parts.store, async (tx) => {
      const now = parts.clock.now();
      await foldAlerts(tx, parts, contexts, chunk, now);
      if (last) await tx.settleInbox(ids, now);
      parts.boundary('folding');
    });
    if (chunk.length === pace.atATime || performance.now() - began > TRANSACTION_MS) {
      pace.atATime = nextAtATime(chunk.length, performance.now() - began);
    }
    parts.boundary('folded');
    await new Promise(setImmediate);
  }
}

/** As many rows as fit into one transaction, and at least one. */
function firstBatch(rows: InboxRow[], atATime: number): InboxRow[] {
  let signals = 0;
  const end = rows.findIndex((row, index) => {
    signals += row.signals.length;
    return index > 0 && signals > atATime;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
