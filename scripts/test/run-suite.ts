import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing } from './need.ts';
import type { Suite } from './suite.ts';

export type SuiteResult = {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  why: string | null;
};

/**
 * Runs a suite to its end, its output as it comes. With `strict` (in CI) nothing may be skipped: a missing program or a skipped test is
 * a failure. Each command has a process group of its own, which is ended with it, so that nothing stays behind.
 */
export async function runSuite(suite: Suite, strict: boolean): Promise<SuiteResult> {
  const began = performance.now();
  const result = (outcome: SuiteResult['outcome'], counts: Counts, why: string | null): SuiteResult => ({
    name: suite.name,
    outcome,
    ...counts,
    seconds: (performance.now() - began) / 1000,
    why,
  });
  const absent = missing(suite.needs);
  if (absent !== null) {
    return strict
      ? result('failed', { passed: 0, failed: 1, skipped: 0 }, `${absent}; CI must run it`)
      : result('skipped', { passed: 0, failed: 0, skipped: 1 }, absent);
  }
  if (suite.before !== undefined && (await run(suite.before, suite.minutes)).code !== 0) {
    return result('failed', { passed: 0, failed: 1, skipped: 0 }, `\`${suite.before.join(' ')}\` failed`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'));
  try {
    const report = join(folder, 'report.json');
    const reporters = suite.vitest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
    const { code, printed, timedOut } = await run([...suite.command, ...reporters], suite.minutes);
    const counts = suite.vitest ? countsOfReport(report) : countsOfLastLine(printed);
    if (timedOut) return result('failed', atLeastOneFailed(counts), `took longer than ${suite.minutes} minutes and was ended`);
    if (code !== 0 || counts === null) return result('failed', atLeastOneFailed(counts), counts === null ? 'ended without a result' : null);
    if (strict && counts.skipped > 0) return result('failed', counts, 'CI may not skip tests');
    if (counts.passed === 0) return result('failed', { ...counts, failed: 1 }, 'ran no test');
    return result('passed', counts, null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Counts = { passed: number; failed: number; skipped: number };

let current: number | undefined;

/** Ends whatever the running suite has started. */
export function endCurrent(signal: NodeJS.Signals = 'SIGKILL'): void {
  if (current === undefined) return;
  try {
    process.kill(-current, signal);
  } catch {
    // The group is gone already.
  }
}

async function run(
  [program = '', ...args]: string[],
  minutes: number,
): Promise<{ code: number | null; printed: string; timedOut: boolean }> {
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env: process.env });
  current = child.pid;
  let printed = '';
  let timedOut = false;
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    printed = (printed + chunk.toString('utf8')).slice(-2_000);
  });
  const timer = setTimeout(() => {
    timedOut = true;
    endCurrent();
  }, minutes * 60_000);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  clearTimeout(timer);
  endCurrent();
  current = undefined;
  return { code, printed, timedOut };
}

function countsOfReport(path: string): Counts | null {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Record<
      'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
      number
    >;
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return null;
  }
}

function countsOfLastLine(printed: string): Counts | null {
  const match = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(printed);
  return match === null ? null : { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3]) };
}

function atLeastOneFailed(counts: Counts | null): Counts {
  return { passed: counts?.passed ?? 0, failed: Math.max(counts?.failed ?? 0, 1), skipped: counts?.skipped ?? 0 };
}
