import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';

const head = [
  '# Incident runbook',
  '',
  '## Severity levels',
  '',
  '- **SEV-1:** all is down',
  '- **SEV-2:** slow',
  '',
  '## Roles',
  '',
  '- **Incident Commander:** leads',
];
const chapter = (n: number): string[] => [
  '',
  `## Procedure ${n}: replica ${n} is behind`,
  '',
  `The owner of replica ${n} is paged after ${n + 5} minutes. Page the commander if it is SEV-1.`,
  '',
  `1. Check the lag of replica ${n}`,
  `2. Restart it with \`restart-replica ${n}\``,
  '   - Tell the channel what you saw',
  '',
  '| What | When |',
  '|---|---|',
  `| Update of shard ${n} | every ${n + 10} minutes |`,
];
const runbook = (chapters: number): string => [...head, ...Array.from({ length: chapters }, (_, n) => chapter(n + 1)).flat()].join('\n');

/** How often a pattern was tried while the text was compiled: what a clock would say, without the clock. */
function tried(text: string): number {
  const { exec } = RegExp.prototype;
  let count = 0;
  RegExp.prototype.exec = function (this: RegExp, of: string) {
    count += 1;
    return exec.call(this, of);
  };
  try {
    compile(text);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return count;
}

describe('the work of compiling', () => {
  test('grows as the runbook does', () => {
    compile(runbook(4));
    const [few, more, many] = [tried(runbook(20)), tried(runbook(40)), tried(runbook(80))];
    expect(many - more).toBeLessThan(2.2 * (more - few));
  });

  test('is the same for a second document: nothing is kept of the first', () => {
    compile(runbook(4));
    const first = tried(runbook(10));
    expect(tried(runbook(10))).toBe(first);
  });
});
