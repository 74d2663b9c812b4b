import { type Milliseconds, SECOND } from '../core/time/instant.ts';
import { contactsInOrder } from './address-message.ts';
import type { Contexts } from './decision-context.ts';
import { deliver } from './deliver.ts';
import type { EngineParts } from './engine-parts.ts';
import { isUrgent } from './enqueue.ts';
import { createLane, type Lane } from './lane.ts';
import { reasonOf } from './log.ts';
import { createSharedTransaction } from './shared-transaction.ts';
import type { OutboxRow, Settings } from './store.ts';

/** Long enough for a slow provider; a message whose lease has less than half of it left when its turn comes is left for the next claim. */
const LEASE: Milliseconds = 60 * SECOND;
const MOST_IN_HAND = 1_024;
const AT_A_TIME = 128;
/** Requests to one provider at the same time, and how many messages may wait for it before they are put back for a second. */
const PROVIDER_CONCURRENCY = 8;
const PROVIDER_QUEUE = 256;

const PATIENCE_AT_STOP = 3 * SECOND;

export type Dispatch = {
  /** Claims what is due and starts sending it. Resolves to true when there may be more. */
  claim(): Promise<boolean>;
  /** Everything in hand has come to its end. */
  settled(): Promise<void>;
  /** Sends nothing new, and waits a moment for the providers that have been asked. What is cut off goes out again after the next start. */
  stop(): Promise<void>;
  readonly inHand: number;
};

/** Hands leased messages to one lane a provider: a provider that hangs holds up its own messages only. */
export function createDispatch(parts: EngineParts, contexts: Contexts, onSettled: () => void): Dispatch {
  const delivering = { parts, contexts, share: createSharedTransaction(parts.store) };
  const lanes = new Map<string, Lane>();
  const inHand = new Map<string, Promise<void>>();
  let stopped = false;

  function laneOf(channel: string): Lane {
    let lane = lanes.get(channel);
    if (lane === undefined) lanes.set(channel, (lane = createLane(PROVIDER_CONCURRENCY, PROVIDER_QUEUE)));
    return lane;
  }

  async function work(row: OutboxRow, lane: Lane): Promise<void> {
    try {
      await lane.run(isUrgent(row.notification.purpose), async () => {
        const left = (row.leasedUntil ?? 0) - parts.clock.now();
        if (!stopped && left >= LEASE / 2) await deliver(delivering, row);
      });
    } catch (error) {
      // Nothing is lost: the lease runs out and the message is sent again with the same idempotency key.
      parts.log.error({ message: row.id, reason: reasonOf(error) }, 'what became of a message could not be recorded: it comes again');
      await putBack(row, 5 * SECOND);
    }
  }

  async function putBack(row: OutboxRow, wait: Milliseconds): Promise<void> {
    const free: OutboxRow = { ...row, status: 'pending', leasedBy: null, leasedUntil: null, dueAt: parts.clock.now() + wait };
    await parts.store.transact((tx) => tx.saveOutbox(free)).catch(() => {});
  }

  return {
    async claim() {
      const room = Math.min(AT_A_TIME, MOST_IN_HAND - inHand.size);
      if (room <= 0 || stopped) return false;
      const now = parts.clock.now();
      const rows = await parts.store.claimOutbox(parts.node, room, now, now + LEASE);
      if (rows.length === 0) return false;
      parts.boundary('outbox-claimed');
      const settings = await parts.store.settings();
      for (const row of rows) {
        if (inHand.has(row.id)) continue;
        const lane = laneOf(channelOf(row, settings));
        const task = (lane.full ? putBack(row, SECOND) : work(row, lane)).finally(() => {
          inHand.delete(row.id);
          onSettled();
        });
        inHand.set(row.id, task);
      }
      return rows.length === room;
    },
    async settled() {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
    async stop() {
      stopped = true;
      if (inHand.size > 0) await Promise.race([this.settled(), parts.clock.realTime.sleep(PATIENCE_AT_STOP)]);
    },
    get inHand() {
      return inHand.size;
    },
  };
}

function channelOf(row: OutboxRow, settings: Settings): string {
  const person = settings.directory.people.find((one) => one.id === row.notification.personId);
  const contact = person && contactsInOrder(person, row.notification)[row.contactIndex];
  return contact?.channel ?? 'terminal';
}
