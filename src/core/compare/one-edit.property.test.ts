import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../policy/policy.ts';
import { withBase } from '../policy/with-base.ts';
import { compile } from '../runbook/compile.ts';
import type { ChangeKind } from './change.ts';
import { comparePolicies } from './compare-policies.ts';
import { mutations } from './mutation.fixture.ts';

/** Of which kind a change of that part of a policy is; the first that its path begins with. */
const KIND_OF: [string, ChangeKind][] = [
  ...['respondWithin', 'resolveWithin', 'acknowledgeWithin'].map((target): [string, ChangeKind] => [`severities.${target}`, 'target']),
  ['severities', 'severity'],
  ['matrix', 'escalation'],
  ['ladders', 'escalation'],
  ['repeat', 'escalation'],
  ['cadence', 'cadence'],
  ['roles', 'role'],
  ['contacts', 'contact'],
  ['channels', 'channel'],
  ['phases.steps', 'step'],
  ['phases.gates', 'gate'],
  ['phases', 'phase'],
  ['procedures.steps', 'step'],
  ['procedures', 'procedure'],
  ['commandBlocks', 'command'],
  ['categories', 'category'],
  ['tools', 'tool'],
  ['templates', 'message'],
  ['communication', 'communication'],
  ['review.sections', 'postmortem'],
  ['review', 'review'],
  ['actionItems', 'action-item'],
  ['metrics', 'metric'],
  ['reports', 'recurring'],
  ['drills', 'recurring'],
  ['readiness', 'recurring'],
  ['freshness.reviewEvery', 'recurring'],
  ['freshness', 'document'],
  ['recordFields', 'record'],
  ['scenarios', 'scenario'],
  ['document', 'document'],
];

function kindOf(path: string): ChangeKind | undefined {
  const names = path
    .split('.')
    .filter((part) => !/^\d+$/u.test(part))
    .join('.');
  return KIND_OF.find(([start]) => names === start || names.startsWith(`${start}.`))?.[1];
}

const base = compile(readFileSync('runbooks/base.md', 'utf8')).policy;
const samples = readdirSync('runbooks')
  .filter((file) => file.endsWith('.md'))
  .map((file): [string, CompiledPolicy] => [file, withBase(compile(readFileSync(`runbooks/${file}`, 'utf8')).policy, base)]);

describe.each(samples)('one edit of %s', { timeout: 120_000 }, (_, policy) => {
  it('is named by its kind, and nothing else is', () => {
    for (const edited of mutations(policy)) {
      const changes = comparePolicies(policy, edited.policy);
      const said = changes.map(({ sentence }) => sentence).join('; ');
      expect([...new Set(changes.map(({ kind }) => kind))], `${edited.path}: ${said}`).toEqual([kindOf(edited.path)]);
    }
  });

  it('is named so as well where the runbook had been edited before', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (first, second) => {
        const all = mutations(policy);
        const before = all[first % all.length] ?? { path: '', policy };
        // What holds for no level any more means nothing, and can go without a word.
        fc.pre(!before.path.endsWith('.severities'));
        const edits = mutations(before.policy);
        const edited = edits[second % edits.length] ?? before;
        const changes = comparePolicies(before.policy, edited.policy);
        expect([...new Set(changes.map(({ kind }) => kind))], `${before.path}, then ${edited.path}`).toEqual([kindOf(edited.path)]);
        expect(comparePolicies(edited.policy, structuredClone(edited.policy))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
