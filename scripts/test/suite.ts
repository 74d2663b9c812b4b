import { type Need, needs } from './need.ts';

/** One suite: the commands that make it up, what it needs of the machine, and the longest it may take. */
export type Suite = { name: string; before?: string[]; command: string[]; vitest: boolean; needs: readonly Need[]; minutes: number };

const vitest = (project: string, ...more: string[]): Pick<Suite, 'command' | 'vitest'> => ({
  command: ['vitest', 'run', '--project', project, ...more],
  vitest: true,
});

/** Every suite, in the order in which a fault is cheapest to find. */
export const SUITES: Suite[] = [
  { name: 'check', command: ['node', 'scripts/check.ts'], vitest: false, needs: [], minutes: 4 },
  // Its tests share nothing, so both cores of a small machine may have some; by itself vitest leaves one of two free.
  { name: 'unit', ...vitest('unit', '--maxWorkers=2'), needs: [], minutes: 9 },
  { name: 'store', ...vitest('store'), needs: [], minutes: 6 },
  { name: 'scenario', ...vitest('scenario'), needs: [], minutes: 8 },
  { name: 'end-to-end', ...vitest('end-to-end'), needs: [needs.prometheus, needs.alertmanager], minutes: 6 },
  {
    name: 'browser',
    before: ['vite', 'build', 'src/console', '--logLevel', 'warn'],
    ...vitest('browser'),
    needs: [needs.chromium],
    minutes: 10,
  },
];
