import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { RULES } from './index.ts';

const today = '2026-11-21';
const found = (lines: string[]): string[] => compile(lines.join('\n'), { today }).diagnostics.map((each) => each.ruleId);
const shown = RULES.flatMap(({ id, bad, good }) => (bad && good ? [{ id, bad, good }] : []));

describe('the rules', () => {
  it('have ids of their own, and say why they matter', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    for (const rule of RULES) for (const words of [rule.title, rule.what, rule.why, rule.instead]) expect(words, rule.id).toMatch(/\S{2}/);
  });

  it.each(shown)('$id finds the fault in its own bad example, and none in the good one', ({ id, bad, good }) => {
    expect(found(bad)).toContain(id);
    expect(found(good)).not.toContain(id);
  });

  it.each(shown)('$id is silent when it is turned off, and as loud as its owner wants', ({ id, bad }) => {
    const at = (level: 'off' | 'error') =>
      compile(bad.join('\n'), { today, rules: { [id]: level } }).diagnostics.filter((each) => each.ruleId === id);
    expect(at('off')).toEqual([]);
    expect(at('error').map(({ level, fatal }) => ({ level, fatal }))).toContainEqual({ level: 'error', fatal: true });
  });
});
