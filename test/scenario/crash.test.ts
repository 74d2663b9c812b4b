import { expect, test } from 'vitest';
import { BOUNDARIES } from '../../src/engine/boundary.ts';
import { crashRuns } from '../crash/crash-runs.ts';

const RUNS = Number(process.env['MUSTER_CRASH_RUNS'] ?? 200);
const SEED = Number(process.env['MUSTER_CRASH_SEED'] ?? 1);

test(
  `killed ${RUNS} times between intake and delivery: no accepted alert goes unpaged, at most one duplicate per crash, with its key`,
  async () => {
    const report = await crashRuns(RUNS, SEED);
    expect(report.failures).toEqual([]);
    expect(report.runs).toBe(RUNS);
    expect(report.accepted).toBeGreaterThan(0);
    if (RUNS >= 200) expect(Object.keys(report.killedAt).sort()).toEqual(expect.arrayContaining([...BOUNDARIES].sort()));
  },
  600_000 + RUNS * 1_000,
);
