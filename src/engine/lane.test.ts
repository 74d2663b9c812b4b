import { describe, expect, test } from 'vitest';
import { createLane } from './lane.ts';

describe('a lane', () => {
  test('runs no more than its concurrency, and what is urgent before what came first', async () => {
    const lane = createLane(1, 10);
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const all = [
      lane.run(false, async () => {
        order.push('first');
        await gate.promise;
      }),
      lane.run(false, async () => void order.push('later')),
      lane.run(true, async () => void order.push('urgent')),
    ];
    expect(order).toEqual(['first']);
    gate.resolve();
    await Promise.all(all);
    expect(order).toEqual(['first', 'urgent', 'later']);
  });

  test('goes on after work that failed, and says when it is full', async () => {
    const lane = createLane(1, 1);
    const failing = lane.run(false, async () => {
      throw new Error('provider gone');
    });
    const waiting = lane.run(false, async () => {});
    expect(lane.full).toBe(true);
    await expect(failing).rejects.toThrow('provider gone');
    await waiting;
    expect(lane.full).toBe(false);
  });
});
