import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../policy/policy.ts';
import { withBase } from '../policy/with-base.ts';
import { compile } from '../runbook/compile.ts';
import type { Effect } from './change.ts';
import { comparePolicies } from './compare-policies.ts';
import { mutations } from './mutation.fixture.ts';

const base = compile(readFileSync('runbooks/base.md', 'utf8')).policy;
const stated = readdirSync('runbooks')
  .filter((file) => file.endsWith('.md'))
  .map((file): [string, CompiledPolicy] => [file, compile(readFileSync(`runbooks/${file}`, 'utf8')).policy]);
const samples = [...stated, ...stated.map(([file, policy]): [string, CompiledPolicy] => [`${file} on the base`, withBase(policy, base)])];
const OPPOSITE: Record<Effect, Effect> = { weaker: 'stronger', stronger: 'weaker', neutral: 'neutral' };

describe.each(samples)('%s', { timeout: 120_000 }, (_, policy) => {
  it('is the same as itself', () => {
    expect(comparePolicies(policy, structuredClone(policy))).toEqual([]);
  });

  const changed = mutations(policy);
  it('does nothing else when its lines move', () => {
    const moved = JSON.parse(JSON.stringify(policy), (key, value) => (key === 'line' || key === 'endLine' ? value + 12 : value));
    expect(comparePolicies(policy, moved)).toEqual([]);
  });

  it('is never changed unnoticed, in any single value', () => {
    const unnoticed = changed.filter((one) => comparePolicies(policy, one.policy).length === 0).map((one) => one.path);
    expect(unnoticed).toEqual([]);
  });

  it('changes back the other way round, each change with a line', () => {
    const one = fc.integer({ min: 0, max: changed.length - 1 });
    fc.assert(
      fc.property(one, one, (first, second) => {
        const [a, b] = [changed[first] ?? { path: '', policy }, changed[second] ?? { path: '', policy }];
        const there = comparePolicies(a.policy, b.policy);
        const back = comparePolicies(b.policy, a.policy);
        const effects = (changes: typeof there) => changes.map((change) => `${change.kind} ${change.effect}`).sort();
        expect(effects(back), `${a.path} and ${b.path}`).toEqual(there.map((change) => `${change.kind} ${OPPOSITE[change.effect]}`).sort());
        for (const change of there) expect(change.srcBefore ?? change.srcAfter, change.sentence).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});
