import type { AlertSignal } from '../core/alert/alert.ts';
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
/** One transaction folds so many signals: some 20 ms, so that intake and paging get their turns in a storm. */
const SIGNALS_AT_A_TIME = 1_000;

/** Claims what came in, in order, and folds it; `onFolded` hears of each commit. Resolves to true when there may be more. */
export async function foldInbox(parts: EngineParts, contexts: Contexts, onFolded: () => void): Promise<boolean> {
  const now = parts.clock.now();
  const rows = await parts.store.claimInbox(parts.node, ROWS_AT_A_TIME, now, now + LEASE);
  if (rows.length === 0) return false;
  parts.boundary('inbox-claimed');
  const hold = createHold(parts, now);
  for (const batch of batchesOf(rows)) {
    try {
      await foldBatch(parts, contexts, hold, batch);
    } catch (error) {
      if (isPassing(error)) throw error;
      await foldOneByOne(parts, contexts, hold, batch);
    }
    onFolded();
  }
  return rows.length === ROWS_AT_A_TIME;
}

type Hold = () => Promise<void>;

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
async function foldOneByOne(parts: EngineParts, contexts: Contexts, hold: Hold, rows: InboxRow[]): Promise<void> {
  for (const row of rows) {
    try {
      await foldBatch(parts, contexts, hold, [row]);
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
async function foldBatch(parts: EngineParts, contexts: Contexts, hold: Hold, rows: InboxRow[]): Promise<void> {
  const signals = rows.flatMap((row) => row.signals);
  const ids = rows.map((row) => row.id);
  const chunks = chunksOf(signals);
  for (const [index, chunk] of chunks.entries()) {
    await hold();
    await transact(parts.store, async (tx) => {
      const now = parts.clock.now();
      await foldAlerts(tx, parts, contexts, chunk, now);
      if (index === chunks.length - 1) await tx.settleInbox(ids, now);
      parts.boundary('folding');
    });
    parts.boundary('folded');
    await new Promise(setImmediate);
  }
}

function chunksOf(signals: AlertSignal[]): AlertSignal[][] {
  const chunks: AlertSignal[][] = [];
  for (let at = 0; at < Math.max(1, signals.length); at += SIGNALS_AT_A_TIME) chunks.push(signals.slice(at, at + SIGNALS_AT_A_TIME));
  return chunks;
}

function batchesOf(rows: InboxRow[]): InboxRow[][] {
  const batches: InboxRow[][] = [];
  let batch: InboxRow[] = [];
  let signals = 0;
  for (const row of rows) {
    if (batch.length > 0 && signals + row.signals.length > SIGNALS_AT_A_TIME) {
      batches.push(batch);
      batch = [];
      signals = 0;
    }
    batch.push(row);
    signals += row.signals.length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
