import type { Instant } from '../../core/time/instant.ts';

type Lease = { by: string; until: Instant } | null;
type Wake = { wakeAt: Instant | null; lease: Lease };
type Message = { urgent: boolean; dueAt: Instant; lease: Lease; done: boolean };

/** The store as one would explain it: what each call answers, with lists and maps. */
export type Model = ReturnType<typeof createModel>;

const held = (lease: Lease, now: Instant): boolean => lease !== null && lease.until > now;

export function createModel() {
  const streams = new Map<string, number>();
  let inbox: { arrived: Instant; lease: Lease }[] = [];
  const wakes = new Map<number, Wake>();
  const outbox = new Map<string, Message>();
  const readyAt = ({ wakeAt, lease }: Wake) => lease?.until ?? wakeAt;

  return {
    append(stream: string, expected: number, count: number) {
      if ((streams.get(stream) ?? 0) !== expected) return 'VersionConflict';
      streams.set(stream, expected + count);
      return expected + count;
    },

    version: (stream: string) => streams.get(stream) ?? 0,

    accept(arrived: Instant) {
      inbox.push({ arrived, lease: null });
    },

    claimInbox(by: string, limit: number, now: Instant, until: Instant) {
      if (inbox.some(({ lease }) => held(lease, now) && lease?.by !== by)) return [];
      const claimed = inbox.filter(({ lease }) => !held(lease, now)).slice(0, limit);
      for (const row of claimed) row.lease = { by, until };
      return claimed.map(({ arrived }) => arrived);
    },

    settleInbox(arrived: Instant[]) {
      const found = inbox.filter((row) => arrived.includes(row.arrived));
      if (found.length !== arrived.length) return 'VersionConflict';
      inbox = inbox.filter((row) => !found.includes(row));
      return 'settled';
    },

    saveIncident(number: number, wakeAt: Instant | null) {
      wakes.set(number, { wakeAt, lease: null });
    },

    claimWakes(by: string, limit: number, now: Instant, until: Instant) {
      const due = [...wakes].filter(([, wake]) => (readyAt(wake) ?? Infinity) <= now);
      due.sort(([a, one], [b, other]) => (readyAt(one) ?? 0) - (readyAt(other) ?? 0) || a - b);
      const claimed = due.slice(0, limit);
      for (const [, wake] of claimed) wake.lease = { by, until };
      return claimed.map(([number]) => number);
    },

    enqueue(id: string, urgent: boolean, dueAt: Instant) {
      if (!outbox.has(id)) outbox.set(id, { urgent, dueAt, lease: null, done: false });
    },

    claimOutbox(by: string, limit: number, now: Instant, until: Instant) {
      const ready = ({ lease, dueAt }: Message) => lease?.until ?? dueAt;
      const due = [...outbox].filter(([, message]) => !message.done && ready(message) <= now);
      due.sort(([a, one], [b, other]) => Number(other.urgent) - Number(one.urgent) || ready(one) - ready(other) || (a < b ? -1 : 1));
      const claimed = due.slice(0, limit);
      for (const [, message] of claimed) message.lease = { by, until };
      return claimed.map(([id]) => id).sort();
    },

    finish(id: string) {
      const message = outbox.get(id);
      if (message) Object.assign(message, { done: true, lease: null });
    },

    release(by: string) {
      for (const kept of [...inbox, ...wakes.values(), ...outbox.values()]) if (kept.lease?.by === by) kept.lease = null;
    },

    nextWork() {
      const earliest = (instants: (Instant | null)[]) => {
        const some = instants.filter((instant) => instant !== null);
        return some.length > 0 ? Math.min(...some) : null;
      };
      return {
        wakeAt: earliest([...wakes.values()].map(readyAt)),
        outboxAt: earliest([...outbox.values()].map(({ done, lease, dueAt }) => (done ? null : (lease?.until ?? dueAt)))),
        inboxAt: inbox.length > 0 ? Math.max(0, ...inbox.map(({ lease }) => lease?.until ?? 0)) : null,
        inbox: inbox.length,
      };
    },
  };
}
