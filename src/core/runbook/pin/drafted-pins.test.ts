import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { factsOf } from '../facts.ts';
import { mutate, mutations } from '../mutate.fixture.ts';
import { TEXTS } from '../texts.fixture.ts';
import { draftPins } from './draft-pins.ts';
import { withPins } from './pins-yaml.ts';

/** A confirmed fact is a fact more, or one that is no longer inferred: nothing else may differ. */
function plain(text: string) {
  const { escalation, phases, templates, ...rest } = factsOf(compile(text).policy);
  return {
    ...rest,
    escalation: escalation
      .filter(({ to }) => to.length > 0)
      .map(({ inferred: _, condition, ...rung }) => JSON.stringify({ ...rung, condition: condition?.toLowerCase() ?? null })),
    phases,
    holes: templates.flatMap(({ name, placeholders }) => placeholders.map((hole) => `${name}: ${hole}`)),
  };
}

function expectConfirmed(text: string): void {
  const pins = draftPins(compile(text).policy, text);
  const pinned = withPins(text, pins);
  const { policy, diagnostics } = compile(pinned);
  expect(diagnostics.filter(({ ruleId }) => ruleId.startsWith('pin-'))).toEqual([]);
  expect(draftPins(policy, pinned)).toEqual([]);
  const { escalation, phases, holes, ...before } = plain(text);
  const after = plain(pinned);
  expect(after).toMatchObject(before);
  expect(after.escalation.toSorted()).toEqual(escalation.toSorted());
  for (const phase of phases) expect(after.phases).toContain(phase);
  for (const hole of holes) expect(after.holes).toContain(hole);
}

describe('the drafted pins, written as they are', { timeout: 60_000 }, () => {
  it.each(TEXTS)('of $name are accepted, leave nothing to confirm, and take no fact away', ({ text }) => {
    expectConfirmed(text);
  });

  it('of a damaged text are accepted as well', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), mutations, ({ text }, changes) => {
        const damaged = mutate(text, changes);
        const written = withPins(damaged, draftPins(compile(damaged).policy, damaged));
        const own = new Set(compile(damaged).diagnostics.map(({ ruleId }) => ruleId));
        const complaints = compile(written).diagnostics.filter(({ ruleId }) => ruleId.startsWith('pin-') && !own.has(ruleId));
        expect(complaints).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
