// How long a proof takes and how that grows: with the horizon, the number of severities, and the size of the runbook. Bar: 90 days in 2 s.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPolicy } from '../src/core/policy/policy.ts';
import { withBase } from '../src/core/policy/with-base.ts';
import { prove } from '../src/core/prove/prove.ts';
import { compile } from '../src/core/runbook/compile.ts';
import { OFFICE_HOURS_UTC } from '../src/core/time/calendar.ts';
import { DAY } from '../src/core/time/instant.ts';
import { basePolicy } from '../src/engine/base-policy.ts';

const from = Temporal.Instant.from('2026-11-21T03:00Z').epochMilliseconds;
const base = await basePolicy();

console.log('our samples, by horizon: milliseconds (situations of starts)');
for (const file of readdirSync('runbooks').filter((name) => name.endsWith('.md'))) {
  const policy = withBase(compile(readFileSync(join('runbooks', file), 'utf8')).policy, base);
  report(
    file,
    [7, 90, 365].map((days) => [`${days} d`, policy, days]),
  );
}

const made = (severities: number, rules: number): CompiledPolicy => {
  const levels = Array.from({ length: severities }, (_, index) => `SEV-${index + 1}`);
  const rows = levels.map((level, index) => `| ${level} | Something is wrong | ${15 * (index + 1)} minutes |`);
  const steps = Array.from({ length: rules }, (_, index) => `- **Within ${10 * (index + 1)} minutes**: Engineer ${index + 1}`);
  const matrix = levels.map((level) => `### ${level} Incidents\n- **Next business day**: Reviewer\n${steps.join('\n')}`);
  const table = ['| Severity | Meaning | Respond within |', '|---|---|---|', ...rows].join('\n');
  return withBase(compile(`# Made\n\n## Severity levels\n\n${table}\n\n## Escalation Matrix\n\n${matrix.join('\n\n')}\n`).policy, base);
};
console.log('made ones, 90 days');
report(
  'by severities',
  [2, 4, 8, 16].map((count) => [`${count}`, made(count, 4), 90]),
);
report(
  'by rules a level',
  [4, 16, 64].map((count) => [`${count}`, made(4, count), 90]),
);

function report(name: string, proofs: [string, CompiledPolicy, number][]): void {
  const figures = proofs.map(([label, policy, days]) => {
    const start = performance.now();
    const { effort } = prove(policy, null, OFFICE_HOURS_UTC, { from, for: days * DAY });
    const took = performance.now() - start;
    return `${label}: ${took.toFixed(0)} ms (${effort.situations} of ${effort.starts.toLocaleString('en')})`;
  });
  console.log(`  ${name.padEnd(22)} ${figures.join('   ')}`);
}
