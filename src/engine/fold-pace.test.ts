import { describe, expect, test } from 'vitest';
import { nextAtATime } from './fold-inbox.ts';
import { createFoldPace } from './fold-pace.ts';

/** A pace whose foldings take so long, while so many requests come in; says how long it rested. */
async function restAfter({ took, arrivals }: { took: number; arrivals: number }): Promise<number> {
  let now = 0;
  let rested = 0;
  const realTime = {
    async sleep(wait: number) {
      rested += wait;
    },
  };
  const pace = createFoldPace({ realTime }, () => now);
  const result = await pace.paced(async () => {
    now += took;
    for (let index = 0; index < arrivals; index++) pace.arrived();
    return 'folded';
  });
  expect(result).toBe('folded');
  return rested;
}

describe('folding beside intake', () => {
  test('rests four times as long as it worked while a storm comes in', async () => {
    expect(await restAfter({ took: 5, arrivals: 16 })).toBe(20);
  });

  test('never rests for long: pages go on', async () => {
    expect(await restAfter({ took: 5_000, arrivals: 1_000 })).toBe(100);
  });

  test('does not rest when little comes in, nor when the storm is over', async () => {
    expect(await restAfter({ took: 5, arrivals: 3 })).toBe(0);
    expect(await restAfter({ took: 5_000, arrivals: 0 })).toBe(0);
  });
});

test('a transaction folds as many signals as leave intake and paging their turns', () => {
  expect(nextAtATime(50, 400)).toBe(10);
  expect(nextAtATime(100, 80)).toBe(50);
  expect(nextAtATime(100, 1)).toBe(200);
  expect(nextAtATime(1_000, 20)).toBe(1_000);
});
