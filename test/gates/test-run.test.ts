import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSuite } from '../../scripts/test/run-suite.ts';
import type { Suite } from '../../scripts/test/suite.ts';

const absent = { what: 'a program', debian: 'a-package', present: () => false };
const suite = (script: string, more: Partial<Suite> = {}): Suite => ({
  name: 'x',
  command: ['node', '-e', script],
  vitest: false,
  needs: [],
  minutes: 1,
  ...more,
});

describe('npm test', () => {
  it('counts what a suite says in its last line', async () => {
    const result = await runSuite(suite("console.log('a\\n3 passed, 0 failed, 1 skipped')"), false);
    expect(result).toMatchObject({ outcome: 'passed', passed: 3, failed: 0, skipped: 1, why: null });
  });

  it('skips a suite whose program is missing, and says which; in CI that is a failure', async () => {
    const wants = suite('', { needs: [absent] });
    expect(await runSuite(wants, false)).toMatchObject({
      outcome: 'skipped',
      skipped: 1,
      why: expect.stringContaining('apt-get install a-package'),
    });
    expect(await runSuite(wants, true)).toMatchObject({ outcome: 'failed', failed: 1 });
  });

  it('does not let CI skip a test, a suite run nothing, or a crash pass', async () => {
    expect(await runSuite(suite("console.log('3 passed, 0 failed, 1 skipped')"), true)).toMatchObject({ outcome: 'failed' });
    expect(await runSuite(suite("console.log('0 passed, 0 failed, 0 skipped')"), false)).toMatchObject({
      outcome: 'failed',
      why: 'ran no test',
    });
    expect(await runSuite(suite("console.log('3 passed, 0 failed, 0 skipped'); process.exit(1)"), false)).toMatchObject({
      outcome: 'failed',
      failed: 1,
    });
    expect(await runSuite(suite('0'), false)).toMatchObject({ outcome: 'failed', why: 'ended without a result' });
    expect(await runSuite(suite('0', { before: ['node', '-e', 'process.exit(1)'] }), false)).toMatchObject({ outcome: 'failed' });
  });

  it('leaves nothing behind: what a suite started ends with it', async () => {
    const leaves = `const { spawn } = require('node:child_process');
      const left = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
      console.log(left.pid + ' passed, 0 failed, 0 skipped');
      left.unref();`;
    const { passed: pid } = await runSuite(suite(leaves), false);
    expect(pid).toBeGreaterThan(1);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

/** A process that has ended but is not yet reaped by its parent counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
