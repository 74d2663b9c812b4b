import { isUrgent } from '../core/incident/after-try.ts';
import { contactsInOrder } from '../core/oncall/contacts-in-order.ts';
import type { ContactMethod } from '../core/oncall/directory.ts';
import { type Milliseconds, SECOND } from '../core/time/instant.ts';
import type { Integration } from '../integration/integration.ts';
import type { Contexts } from './decision-context.ts';
import { deliver } from './deliver.ts';
import { deliverDigest } from './deliver-digest.ts';
import { isJoinable, joinIntoDigest } from './digest.ts';
import type { EngineParts } from './engine-parts.ts';
import { createGathering } from './gathering.ts';
import { createLane, type Lane } from './lane.ts';
import { reasonOf } from './log.ts';
import { createSharedTransaction } from './shared-transaction.ts';
import type { OutboxRow, Settings } from './store.ts';
import { transact } from './transact.ts';

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

/**
 * Hands leased messages to one lane a provider: a provider that hangs holds up its own messages only. What comes faster than a person can
 * read is gathered and leaves as one digest.
 */
export function createDispatch(parts: EngineParts, contexts: Contexts, onSettled: () => void): Dispatch {
  const delivering = { parts, contexts, share: createSharedTransaction(parts.store) };
  const lanes = new Map<string, Lane>();
  const inHand = new Map<string, Promise<void>>();
  const gathering = createGathering(parts.clock, (rows) => track(`gathered/${rows[0]?.id}`, leaveTogether(rows)));
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
        if (!stopped && left >= LEASE / 2) await (row.joins === undefined ? deliver : deliverDigest)(delivering, row);
      });
    } catch (error) {
      // Nothing is lost: the lease runs out and the message is sent again with the same idempotency key.
      parts.log.error({ message: row.id, reason: reasonOf(error) }, 'what became of a message could not be recorded: it comes again');
      await putBack([row], 5 * SECOND);
    }
  }

  async function putBack(rows: OutboxRow[], wait: Milliseconds): Promise<void> {
    const dueAt = parts.clock.now() + wait;
    await parts.store
      .transact(async (tx) => {
        for (const row of rows) await tx.saveOutbox({ ...row, status: 'pending', leasedBy: null, leasedUntil: null, dueAt });
      })
      .catch(() => {});
  }

  function track(id: string, task: Promise<void>): void {
    const tracked = task.finally(() => {
      inHand.delete(id);
      onSettled();
    });
    inHand.set(id, tracked);
  }

  function send(row: OutboxRow, settings: Settings): Promise<void> {
    const lane = laneOf(contactOf(row, settings)?.channel ?? 'terminal');
    return lane.full ? putBack([row], SECOND) : work(row, lane);
  }

  /** The digest is on disk before it is sent: after a crash it goes out again for the same incidents, with the same key. */
  async function leaveTogether(rows: OutboxRow[]): Promise<void> {
    if (stopped) return;
    try {
      const settings = await parts.store.settings();
      const [only, ...others] = rows;
      if (only !== undefined && others.length === 0) return await send(only, settings);
      const now = parts.clock.now();
      const { digest, members } = joinIntoDigest(rows, now);
      const leased: OutboxRow = { ...digest, status: 'leased', leasedBy: parts.node, leasedUntil: now + LEASE };
      await transact(parts.store, async (tx) => {
        await tx.enqueue([leased]);
        for (const member of members) await tx.saveOutbox(member);
      });
      await send(leased, settings);
    } catch (error) {
      parts.log.error({ messages: rows.length, reason: reasonOf(error) }, 'messages could not be joined: they come again');
      await putBack(rows, 5 * SECOND);
    }
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
        if (inHand.has(row.id) || gathering.has(row)) continue;
        const recipient = readerOf(row, settings, parts.integrations);
        if (recipient === null || gathering.leavesNow(recipient, row)) track(row.id, send(row, settings));
      }
      return rows.length === room;
    },
    async settled() {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
    async stop() {
      stopped = true;
      gathering.stop();
      if (inHand.size > 0) await Promise.race([this.settled(), parts.clock.realTime.sleep(PATIENCE_AT_STOP)]);
    },
    get inHand() {
      return inHand.size;
    },
  };
}

function contactOf(row: OutboxRow, settings: Settings): ContactMethod | undefined {
  const person = settings.directory.people.find((one) => one.id === row.notification.personId);
  return person && contactsInOrder(person, row.notification)[row.contactIndex];
}

/** Who would read this and could get too much at once: a person, by a contact method. Null: it leaves by itself in any case. */
function readerOf(row: OutboxRow, settings: Settings, integrations: Integration[]): string | null {
  const contact = isJoinable(row) ? contactOf(row, settings) : undefined;
  if (contact === undefined || integrations.find((one) => one.name === contact.channel)?.reader === 'program') return null;
  const { personId, purpose, channels } = row.notification;
  return JSON.stringify([personId, contact.id, isUrgent(purpose), channels]);
}
