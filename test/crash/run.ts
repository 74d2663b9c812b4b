import { parseArgs } from 'node:util';
import { crashRuns } from './crash-runs.ts';

// By hand: node test/crash/run.ts --runs 10000 --seed 1
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const began = performance.now();
const report = await crashRuns(Number(values.runs), Number(values.seed));
const minutes = (performance.now() - began) / 60_000;
process.stdout.write(
  `${JSON.stringify(report, null, 2)}\n${Math.round(report.runs / minutes)} kills a minute, ${minutes.toFixed(1)} minutes\n`,
);
process.exitCode = report.failures.length > 0 ? 1 : 0;
