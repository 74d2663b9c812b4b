import { describe, expect, it } from 'vitest';
import { compileSafely } from './compile-safely.ts';

const reasons = async (text: string, limits?: { milliseconds: number; mebibytes: number }) =>
  (await compileSafely(text, limits)).diagnostics.map((d) => d.ruleId);

describe('compiling in a worker that can be killed', () => {
  it('gives what the compiler gives', async () => {
    const { policy } = await compileSafely('## Severity Levels\n- **SEV-1:** down\n- **SEV-2:** slow\n');
    expect(policy.severities.map((s) => s.id)).toEqual(['SEV-1', 'SEV-2']);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a program', '\u007fELF\u0000\u0000', 'binary'],
    ['ten megabytes', 'word '.repeat(2_000_000), 'too-large'],
    ['a 500-deep list', Array.from({ length: 500 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n'), 'too-deep'],
    ['5,000 quote marks', `${'>'.repeat(5_000)} x`, 'too-deep'],
  ])('refuses %s with a clear error', async (_, text, ruleId) => {
    expect(await reasons(text)).toEqual([ruleId]);
  });

  it('is stopped when it takes too long, and says so', async () => {
    const text = `${'*a **b '.repeat(60_000)}\n`;
    const started = performance.now();
    expect(await reasons(text, { milliseconds: 50, mebibytes: 256 })).toEqual(['too-slow']);
    expect(performance.now() - started).toBeLessThan(25_000);
  }, 40_000);

  it('is stopped when it takes too much memory, and says so', async () => {
    const rows = '| [a](b) | **c** | `d` | e |\n'.repeat(19_000);
    expect(await reasons(`| a | b | c | d |\n|---|---|---|---|\n${rows}`, { milliseconds: 60_000, mebibytes: 40 })).toEqual(['too-hungry']);
  }, 90_000);
});
