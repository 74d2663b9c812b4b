export type Dice = { number(below: number): number; one<T>(of: readonly T[]): T };

/** A seeded generator (mulberry32): the same seed throws the same dice, so that a failure can be looked at again. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return { number, one: (of) => of[number(of.length)] as (typeof of)[number] };
}
