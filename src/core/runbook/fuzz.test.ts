import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { factsOf } from './facts.ts';
import { mutate, mutations } from './mutate.fixture.ts';

// MUSTER_FUZZ=20000 runs longer; MUSTER_FUZZ_TEXTS names another folder of runbooks.
const RUNS = Number(process.env['MUSTER_FUZZ'] ?? 60);
const FOLDER = process.env['MUSTER_FUZZ_TEXTS'] ?? 'runbooks';
const SLOWEST = 5_000;
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'));

/** Every `src` in the policy, wherever it hangs. */
function* sources(value: unknown): Generator<{ line: number; column: number; endLine: number }> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'src') yield inner as { line: number; column: number; endLine: number };
    else yield* sources(inner);
  }
}

describe('a damaged runbook', () => {
  it('compiles or is refused, in bounded time, and every fact and remark has a line of the text', { timeout: 20_000 + RUNS * 200 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), mutations, (text, changes) => {
        const damaged = mutate(text, changes);
        const lines = damaged.replace(/\r\n?/gu, '\n').split('\n').length;
        const began = performance.now();
        const { policy, diagnostics } = compile(damaged);
        expect(performance.now() - began).toBeLessThan(SLOWEST);
        for (const src of sources(policy)) {
          expect(src.line, JSON.stringify(src)).toBeGreaterThanOrEqual(1);
          expect(src.endLine, JSON.stringify(src)).toBeLessThanOrEqual(lines);
          expect(src.endLine, JSON.stringify(src)).toBeGreaterThanOrEqual(src.line);
        }
        for (const { line } of diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
        expect(() => JSON.stringify(factsOf(policy))).not.toThrow();
      }),
      { numRuns: RUNS },
    );
  });
});
