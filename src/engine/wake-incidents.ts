import { SYSTEM } from '../core/incident/actor.ts';
import { SECOND } from '../core/time/instant.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { handle, handleWithin } from './handle.ts';
import { reasonOf } from './log.ts';
import { StoreUnavailable } from './store.ts';
import { transact } from './transact.ts';

const LEASE = 30 * SECOND;
/** One transaction, and so one fsync, wakes this many incidents. */
const AT_A_TIME = 50;

/** Wakes each incident whose instant has come; `onWoken` hears of the commit. Resolves to true when there may be more. */
export async function wakeIncidents(parts: EngineParts, contexts: Contexts, onWoken: () => void): Promise<boolean> {
  const now = parts.clock.now();
  const ids = await parts.store.claimWakes(parts.node, AT_A_TIME, now, now + LEASE);
  if (ids.length === 0) return false;
  parts.boundary('wakes-claimed');
  try {
    await transact(parts.store, async (tx) => {
      for (const id of ids) await handleWithin(tx, parts, contexts, id, { type: 'Wake' }, SYSTEM);
      parts.boundary('waking');
    });
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    await wakeOneByOne(parts, contexts, ids);
  }
  parts.boundary('woken');
  onWoken();
  return ids.length === AT_A_TIME;
}

/** One that cannot be woken does not hold up the others; its lease runs out and it is tried, and shouted about, again. */
async function wakeOneByOne(parts: EngineParts, contexts: Contexts, ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await handle(parts, contexts, id, { type: 'Wake' }, SYSTEM);
    } catch (error) {
      parts.log.error({ incident: id, reason: reasonOf(error) }, 'an incident could not be woken');
    }
  }
}
