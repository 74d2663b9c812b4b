import { describe, expect, test } from 'vitest';
import { createSystemClock } from './system-clock.ts';

describe('the system clock', () => {
  test('goes on at its own pace when the wall clock is put back an hour', () => {
    const machine = { wall: 10_000_000, steady: 0 };
    const clock = createSystemClock(
      () => machine.wall,
      () => machine.steady,
    );
    expect(clock.now()).toBe(10_000_000);
    machine.wall -= 3_600_000;
    machine.steady += 5_000;
    expect(clock.now()).toBe(10_005_000);
  });

  test('follows a wall clock that is put forward', () => {
    const machine = { wall: 10_000_000, steady: 0 };
    const clock = createSystemClock(
      () => machine.wall,
      () => machine.steady,
    );
    machine.wall += 3_600_000;
    machine.steady += 5;
    expect(clock.now()).toBe(13_600_000);
  });

  test('calls back once the instant has come, and not at all when cancelled', async () => {
    const clock = createSystemClock();
    const cancelled = clock.at(clock.now(), () => expect.unreachable());
    cancelled();
    await new Promise<void>((resolve) => clock.at(clock.now() + 1, resolve));
  });
});
