import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store, Transaction } from '../../engine/store.ts';
import { createModel, type Model } from './model.fixture.ts';
import type { Open } from './opened.ts';
import { incident, message, noted, T0 } from './sample.fixture.ts';

/** One thing that one of two nodes does. What it refers to is chosen by number, so that any sequence makes sense. */
type Step =
  | { does: 'append'; stream: number; behind: number; count: number }
  | { does: 'accept' }
  | { does: 'claim inbox' | 'claim wakes' | 'claim outbox'; limit: number; lease: number }
  | { does: 'settle' | 'finish' | 'release' }
  | { does: 'save'; number: number; wakeIn: number | null }
  | { does: 'enqueue'; id: number; urgent: boolean; dueIn: number }
  | { does: 'wait'; duration: number };

const small = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('append' as const),
    stream: small,
    behind: fc.constantFrom(0, 0, 0, 1, -1),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ does: fc.constant('accept' as const) }),
  fc.record({
    does: fc.constantFrom('claim inbox', 'claim wakes', 'claim outbox'),
    limit: fc.integer({ min: 1, max: 3 }),
    lease: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({ does: fc.constantFrom('settle', 'finish', 'release') }),
  fc.record({
    does: fc.constant('save' as const),
    number: fc.integer({ min: 1, max: 4 }),
    wakeIn: fc.option(fc.integer({ min: -5, max: 20 })),
  }),
  fc.record({ does: fc.constant('enqueue' as const), id: small, urgent: fc.boolean(), dueIn: fc.integer({ min: -5, max: 20 }) }),
  fc.record({ does: fc.constant('wait' as const), duration: fc.integer({ min: 1, max: 20 }) }),
);
const story = fc.array(fc.record({ node: fc.integer({ min: 0, max: 1 }), step }), { minLength: 10, maxLength: 60, size: 'max' });

/** What a node believes to hold. */
type Held = { inbox: { id: number; receivedAt: number }[]; messages: string[] };

export function modelContract(open: Open, numRuns: number): void {
  describe('whatever two nodes do in whatever order', () => {
    test('the store answers as its model does', async () => {
      await fc.assert(
        fc.asyncProperty(story, async (steps) => {
          const { store, another } = await open();
          const nodes = [store, await another()];
          const helds: Held[] = nodes.map(() => ({ inbox: [], messages: [] }));
          const model = createModel();
          let now = T0;
          let arrivals = 0;
          for (const { node, step } of steps) {
            if (step.does === 'wait') now += step.duration;
            if (step.does === 'accept') arrivals++;
            const [chosen = store, held = { inbox: [], messages: [] }] = [nodes[node], helds[node]];
            const [real, expected] = await take(step, chosen, model, held, `node-${node}`, now, arrivals);
            expect(real).toEqual(expected);
            expect(await chosen.nextWork()).toEqual(model.nextWork());
          }
          await Promise.all(nodes.map((node) => node.close()));
        }),
        { numRuns },
      );
    });
  });
}

const orConflict = <T>(work: Promise<T>): Promise<T | string> =>
  work.catch((error) => {
    if (error.name !== 'VersionConflict') throw error;
    return 'VersionConflict';
  });

/** Takes the step on both and gives both answers. */
async function take(
  step: Step,
  store: Store,
  model: Model,
  held: Held,
  node: string,
  now: number,
  arrivals: number,
): Promise<[unknown, unknown]> {
  const within = <T>(work: (tx: Transaction) => Promise<T>) => orConflict(store.transact(work));
  switch (step.does) {
    case 'wait':
      return [null, null];
    case 'append': {
      const [stream, texts] = [`stream-${step.stream}`, Array.from({ length: step.count }, (_, index) => `note ${index}`)];
      const expected = model.version(stream) - step.behind;
      const real = await within(async (tx) => (await tx.append(stream, expected, noted(...texts))).at(-1)?.version);
      return [real, model.append(stream, expected, step.count)];
    }
    case 'accept':
      return [await store.accept({ receivedAt: arrivals, source: 's', signals: [] }), model.accept(arrivals)];
    case 'claim inbox': {
      const rows = await store.claimInbox(node, step.limit, now, now + step.lease);
      held.inbox = rows;
      return [rows.map(({ receivedAt }) => receivedAt), model.claimInbox(node, step.limit, now, now + step.lease)];
    }
    case 'settle': {
      const rows = held.inbox;
      held.inbox = [];
      const settle = (tx: Transaction) =>
        tx
          .settleInbox(
            rows.map(({ id }) => id),
            now,
          )
          .then(() => 'settled');
      return [await within(settle), model.settleInbox(rows.map(({ receivedAt }) => receivedAt))];
    }
    case 'save': {
      const wakeAt = step.wakeIn === null ? null : now + step.wakeIn;
      return [await within((tx) => tx.saveIncident(incident(step.number, { wakeAt }))), model.saveIncident(step.number, wakeAt)];
    }
    case 'claim wakes': {
      const ids = await store.claimWakes(node, step.limit, now, now + step.lease);
      return [ids, model.claimWakes(node, step.limit, now, now + step.lease).map((number) => `incident-${number}`)];
    }
    case 'enqueue': {
      const [id, dueAt] = [`m${step.id}`, now + step.dueIn];
      const row = message(id, { purpose: step.urgent ? 'page' : 'update', dueAt });
      return [await within((tx) => tx.enqueue([row])), model.enqueue(id, step.urgent, dueAt)];
    }
    case 'claim outbox': {
      const rows = await store.claimOutbox(node, step.limit, now, now + step.lease);
      held.messages.push(...rows.map(({ id }) => id));
      return [rows.map(({ id }) => id).sort(), model.claimOutbox(node, step.limit, now, now + step.lease)];
    }
    case 'finish': {
      const id = held.messages.shift();
      if (id === undefined) return [null, null];
      const sent = (await store.outboxOf('incident-1')).find((row) => row.id === id);
      if (sent) await within((tx) => tx.saveOutbox({ ...sent, status: 'sent', leasedBy: null, leasedUntil: null }));
      return [undefined, model.finish(id)];
    }
    case 'release':
      return [await store.release(node), model.release(node)];
  }
}
