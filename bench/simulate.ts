// How long a simulation takes: a SEV-1 of four hours by each sample, and a night with people, a dead channel and alerts. Bar: 50 ms.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nightOf } from '../src/cli/simulation/night.ts';
import { withBase } from '../src/core/policy/with-base.ts';
import { compile } from '../src/core/runbook/compile.ts';
import { imagineDirectory } from '../src/core/simulate/imagine.ts';
import { play, type Setting } from '../src/core/simulate/play.ts';
import type { Scenario } from '../src/core/simulate/scenario.ts';
import { plainScenario } from '../src/core/simulate/simulate.ts';
import { OFFICE_HOURS_UTC } from '../src/core/time/calendar.ts';
import { HOUR, MINUTE } from '../src/core/time/instant.ts';
import { basePolicy } from '../src/engine/base-policy.ts';
import { quantile } from './quantile.ts';

const ROUNDS = 50;
const BAR = 50;
const at = Temporal.Instant.from('2026-11-21T03:00Z').epochMilliseconds;
const base = await basePolicy();
const policyOf = (file: string) => withBase(compile(readFileSync(file, 'utf8')).policy, base);

console.log(`first run, then p50 and p99 of ${ROUNDS} warm ones; milliseconds (decisions)`);
for (const name of readdirSync('runbooks').filter((file) => file.endsWith('.md'))) {
  const policy = policyOf(join('runbooks', name));
  const severity = policy.severities.toSorted((a, b) => a.rank - b.rank)[0]?.id ?? 'SEV-1';
  const answers = Object.fromEntries(policy.matrix.flatMap(({ condition }) => (condition === null ? [] : [[condition.field, 'yes']])));
  const fields = new Set(['unresolved', 'unacknowledged']);
  const given = Object.fromEntries(Object.entries(answers).filter(([field]) => !fields.has(field)));
  const plain = { at, severity, category: null, answers: given, resolveAfter: 4 * HOUR };
  const setting = { context: { policy, directory: imagineDirectory(policy), calendar: OFFICE_HOURS_UTC }, delivery: null };
  measure(`${name}, answered`, setting, plainScenario({ ...plain, acknowledgeAfter: 5 * MINUTE }));
  measure(`${name}, nobody`, setting, plainScenario({ ...plain, acknowledgeAfter: null }));
}
const night = await nightOf({ scenario: 'examples/night.yaml', file: 'examples/muster.yaml', answer: [] });
if (night.settings !== null) {
  const { directory, calendar, channels } = night.settings;
  measure(
    'examples/night.yaml',
    { context: { policy: policyOf('runbooks/four-level-sev.md'), directory, calendar }, delivery: { channels } },
    night.scenario,
  );
}

function measure(name: string, setting: Setting, scenario: Scenario): void {
  const times: number[] = [];
  let decisions = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    const outcome = play(setting, scenario);
    times.push(performance.now() - start);
    if ('fault' in outcome) throw new Error(`${name}: ${outcome.fault.message}`);
    decisions = outcome.decisions;
  }
  const [first = 0, ...warm] = times;
  const [p50, p99] = [quantile(warm, 0.5), quantile(warm, 0.99)];
  const verdict = p50 < BAR ? 'kept' : 'MISSED';
  console.log(
    `  ${name.padEnd(32)} ${first.toFixed(1).padStart(7)} ${p50.toFixed(1).padStart(7)} ${p99.toFixed(1).padStart(7)}  (${decisions})  ${verdict}`,
  );
}
