import type { StreamMessage } from '../../contract/api.ts';
import type { Clock } from '../../engine/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import { type Log, reasonOf } from '../../engine/log.ts';
import type { Store, StoredEvent } from '../../engine/store.ts';
import type { Connection } from './connection.ts';

const HEARTBEAT_MS = 20_000;
const PAGE = 500;
/** More than this while a reader catches up, and it had better come back later. */
const MOST_WAITING = 20_000;
const MOST_NUMBERS_KEPT = 10_000;

export type Stream = {
  /** Sends what was missed after a position, then everything that happens. `allowed` is asked again at every heartbeat. */
  join: (connection: Connection, after: number | null, allowed: () => Promise<boolean>) => Promise<void>;
  announce: (message: StreamMessage) => void;
  readers: () => number;
  close: () => void;
};

type Reader = { connection: Connection; position: number; allowed: () => Promise<boolean>; waiting: StoredEvent[] | null };

/** The live stream: every reader gets every stored event once and in order, however often its line breaks. */
export function createStream({ engine, store, clock, log }: { engine: Engine; store: Store; clock: Clock; log: Log }): Stream {
  const readers = new Set<Reader>();
  const numbers = new Map<string, number>();
  const unsubscribe = engine.subscribe((events) => void passOn(events));
  const heart = setInterval(() => void beat(), HEARTBEAT_MS).unref();
  let passing: Promise<void> = Promise.resolve();

  function passOn(events: StoredEvent[]): Promise<void> {
    passing = passing
      .then(async () => {
        if (readers.size === 0) return;
        const messages = await toMessages(events);
        for (const reader of readers) {
          if (reader.connection.closed()) readers.delete(reader);
          else if (reader.waiting === null) deliver(reader, messages);
          else if (reader.waiting.push(...events) > MOST_WAITING) reader.connection.end();
        }
      })
      .catch((error) => log.error({ reason: reasonOf(error) }, 'live stream: events were not passed on'));
    return passing;
  }

  function deliver(reader: Reader, messages: (StreamMessage & { type: 'event' })[]): void {
    for (const message of messages) {
      if (message.position <= reader.position) continue;
      reader.position = message.position;
      reader.connection.send(message);
    }
  }

  /** Reads what was missed. Events that come in meanwhile wait, so that none is passed before an older one. */
  async function catchUp(reader: Reader): Promise<void> {
    for (let more = true; more && !reader.connection.closed(); ) {
      const events = await store.eventsAfter(reader.position, PAGE);
      deliver(reader, await toMessages(events));
      await reader.connection.drained();
      more = events.length === PAGE;
    }
    // Looking numbers up takes a moment in which more may come to wait.
    const waiting = reader.waiting ?? [];
    while (waiting.length > 0) deliver(reader, await toMessages(waiting.splice(0)));
    reader.waiting = null;
  }

  async function toMessages(events: StoredEvent[]): Promise<(StreamMessage & { type: 'event' })[]> {
    const messages: (StreamMessage & { type: 'event' })[] = [];
    for (const { stream, position, event, version, at } of events) {
      const number = event.type === 'IncidentRaised' ? remember(stream, event.number) : await numberOf(stream);
      messages.push({ type: 'event', position, incidentId: stream, number, event: event.type, version, at });
    }
    return messages;
  }

  async function numberOf(stream: string): Promise<number | null> {
    const known = numbers.get(stream);
    if (known !== undefined) return known;
    const row = await store.incident(stream);
    return row === null ? null : remember(stream, row.state.number);
  }

  function remember(stream: string, number: number): number {
    if (numbers.size >= MOST_NUMBERS_KEPT) numbers.clear();
    numbers.set(stream, number);
    return number;
  }

  async function beat(): Promise<void> {
    for (const reader of readers) {
      if (reader.connection.closed()) readers.delete(reader);
      else if (await reader.allowed().catch(() => true)) reader.connection.beat();
      else reader.connection.end();
    }
  }

  return {
    async join(connection, after, allowed) {
      const last = await store.lastPosition();
      // A position from another life of the database (a restored backup) would wait for ever.
      const position = after === null || after > last ? last : after;
      const reader: Reader = { connection, position, allowed, waiting: [] };
      readers.add(reader);
      connection.send({ type: 'hello', position, now: clock.now() });
      await catchUp(reader);
    },
    announce(message) {
      for (const reader of readers) reader.connection.send(message);
    },
    readers: () => {
      for (const reader of readers) if (reader.connection.closed()) readers.delete(reader);
      return readers.size;
    },
    close() {
      clearInterval(heart);
      unsubscribe();
      for (const reader of readers) reader.connection.end();
      readers.clear();
    },
  };
}
