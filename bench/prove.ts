// How long a proof takes and how that grows: with the horizon, the situations, and the size of the runbook. Bar: 90 days in 2 s.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPolicy } from '../src/core/policy/policy.ts';
import { withBase } from '../src/core/policy/with-base.ts';
import { prove } from '../src/core/prove/prove.ts';
import type { Effort } from '../src/core/prove/verdict.ts';
import { compile } from '../src/core/runbook/compile.ts';
import { type Calendar, OFFICE_HOURS_UTC } from '../src/core/time/calendar.ts';
import { DAY } from '../src/core/time/instant.ts';
import { basePolicy } from '../src/engine/base-policy.ts';

const from = Temporal.Instant.from('2026-11-21T03:00Z').epochMilliseconds;
const base = await basePolicy();
const HORIZONS = [30, 90, 365];
// Summer time, and a holiday every fourth week of the year: nothing that stands alike for long.
const BERLIN: Calendar = { ...OFFICE_HOURS_UTC, zone: 'Europe/Berlin', holidays: everyFourthWeek() };

type Figure = { ms: number; effort: Effort };
function measure(policy: CompiledPolicy, days: number, calendar: Calendar): Figure {
  const took: number[] = [];
  let effort: Effort | null = null;
  // The best of three, or of a second: the machine is shared. A fresh calendar each time, since days are remembered with it.
  for (let run = 0; run < 3 && took.every((ms) => ms < 1_000); run++) {
    const start = performance.now();
    effort = prove(policy, null, { ...calendar }, { from, for: days * DAY }).effort;
    took.push(performance.now() - start);
  }
  if (effort === null) throw new Error('Nothing was proved.');
  return { ms: Math.min(...took), effort };
}

function row(cells: (string | number)[]): void {
  const [name = '', ...rest] = cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell));
  console.log(`  ${name.padEnd(26)}${rest.map((cell) => cell.padStart(12)).join('')}`);
}

function table(title: string, first: string, proofs: [string, CompiledPolicy, number, Calendar][]): void {
  console.log(`\n${title}`);
  row([first, 'ms', 'starts', 'pieces', 'situations', 'runs', 'us/run']);
  for (const [name, policy, days, calendar] of proofs) {
    const { ms, effort } = measure(policy, days, calendar);
    const { starts, spans, situations, runs, complete } = effort;
    row([complete ? name : `${name} (not all)`, ms.toFixed(1), starts, spans, situations, runs, ((ms * 1000) / runs).toFixed(0)]);
  }
}

const samples = readdirSync('runbooks').filter((name) => name.endsWith('.md'));
const sampled = (file: string) => withBase(compile(readFileSync(join('runbooks', file), 'utf8')).policy, base);
table(
  'by horizon: our samples, holidays and summer time',
  'runbook, days',
  samples.flatMap((file) => {
    const policy = sampled(file);
    return HORIZONS.map((days): [string, CompiledPolicy, number, Calendar] => [`${file}, ${days}`, policy, days, BERLIN]);
  }),
);

/** Levels, calls at each, and how many of those hang on a question of their own. `soon` false: nobody is called before the next business day. */
function made(severities: number, rules: number, questions: number, soon: boolean): CompiledPolicy {
  const levels = Array.from({ length: severities }, (_, index) => `SEV-${index + 1}`);
  const rows = levels.map((level, index) => `| ${level} | Something is wrong | ${15 * (index + 1)} minutes |`);
  const steps = Array.from({ length: rules }, (_, index) => {
    const when = soon ? `Within ${10 * (index + 1)} minutes` : 'Next business day';
    return `- **${when}**: Engineer ${index + 1}${index < questions ? ` (if part ${index + 1} is affected)` : ''}`;
  });
  const matrix = levels.map((level) => `### ${level} Incidents\n${steps.join('\n')}`);
  const heads = ['| Severity | Meaning | Respond within |', '|---|---|---|', ...rows].join('\n');
  return withBase(compile(`# Made\n\n## Severity levels\n\n${heads}\n\n## Escalation Matrix\n\n${matrix.join('\n\n')}\n`).policy, base);
}

table(
  'by size: levels, then calls a level (90 days)',
  'levels x calls',
  [
    [2, 4],
    [4, 4],
    [8, 4],
    [4, 16],
    [4, 64],
  ].map(([levels = 0, calls = 0]) => [`${levels} x ${calls}`, made(levels, calls, 0, true), 90, BERLIN]),
);
table(
  'by situations: questions that calls hang on, each threefold (90 days)',
  'questions, first call',
  [true, false].flatMap((soon) =>
    [0, 1, 2, 3].map((questions): [string, CompiledPolicy, number, Calendar] => [
      `${questions}, ${soon ? 'in minutes' : 'next business day'}`,
      made(2, 6, questions, soon),
      90,
      BERLIN,
    ]),
  ),
);

function everyFourthWeek(): string[] {
  return Array.from({ length: 14 }, (_, index) =>
    Temporal.PlainDate.from('2026-11-25')
      .add({ weeks: 4 * index })
      .toString(),
  );
}
