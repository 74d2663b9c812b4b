import { expect, test } from 'vitest';
import { context, directoryOf, ladder, START, severity } from '../core/incident/incident.fixture.ts';
import { DAY } from '../core/time/instant.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Proof, proveWithin } from './prove-aside.ts';

const ROLES = ['On-call engineer', 'Team Lead'];
const proof: Proof = {
  context: context(
    {
      severities: [severity('SEV-1', 1, { respond: 15 })],
      ladders: [
        ladder('path', '*', [
          [0, 'On-call engineer'],
          [15, 'Team Lead'],
        ]),
      ],
    },
    directoryOf(ROLES),
  ),
  horizon: { from: START, for: 90 * DAY },
  channels: ['mail'],
};
const BUSY = 'Another proof is being made. Ask again in some seconds.';

test('a proof is made in its own thread', async () => {
  expect(await proveWithin(30_000, proof)).toMatchObject({ levels: [{ severity: 'SEV-1', holds: true }], effort: { complete: true } });
});

test('a proof that takes longer than its time is stopped, and says what to do', async () => {
  await expect(proveWithin(1, proof)).rejects.toMatchObject({
    problem: {
      code: 'invalid',
      detail: expect.stringMatching(/^This proof took longer than 0\.001 s and was stopped: ask for fewer days, or/),
    },
  });
});

test('a proof for which nobody waits is not begun', async () => {
  await expect(proveWithin(30_000, proof, AbortSignal.abort())).rejects.toMatchObject({ problem: { code: 'unavailable' } });
});

test('whoever asks while one is being made, and has no more patience, is told to ask again', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const impatient = new AbortController();
  const signals = [new AbortController().signal, impatient.signal];
  const ask = oneAtATime(
    () => promise,
    () => signals.shift() ?? AbortSignal.abort(),
    BUSY,
  );
  const first = ask('first');
  const second = ask('second');
  impatient.abort();
  await expect(second).rejects.toMatchObject({ problem: { status: 429, code: 'too-many-requests', detail: BUSY } });
  await expect(ask('third, with no patience at all')).rejects.toMatchObject({ problem: { status: 429 } });
  resolve('proved');
  expect(await first).toBe('proved');
});

test('who waits long enough is served next, also after one that failed', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  const works = [promise, Promise.resolve('proved')];
  const ask = oneAtATime(
    async () => works.shift(),
    () => new AbortController().signal,
    BUSY,
  );
  const [first, second] = [ask('first'), ask('second')];
  reject(new Error('it broke'));
  await expect(first).rejects.toThrow('it broke');
  expect(await second).toBe('proved');
});
