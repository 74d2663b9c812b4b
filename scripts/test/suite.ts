import { type Need, needs } from './need.ts';

/** One suite: the commands that make it up, what it needs of the machine, and the longest it may take. */
export type Suite = { name: string; before?: string[]; command: string[]; vitest: boolean; needs: readonly Need[]; minutes: number };

const vitest = (project: string): Pick<Suite, 'command' | 'vitest'> => ({
  command: ['vitest', 'run', '--project', project],
  vitest: true,
});

/** Every suite, in the order in which a fault is cheapest to find. */
export const SUITES: Suite[] = [
  { name: 'check', command: ['node', 'scripts/check.ts'], vitest: false, needs: [], minutes: 4 },
  { name: 'unit', ...vitest('unit'), needs: [], minutes: 9 },
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
