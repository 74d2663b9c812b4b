import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { factsOf } from '../facts.ts';
import { mutate, mutations } from '../mutate.fixture.ts';
import { TEXTS } from '../texts.fixture.ts';
import { applyEdits } from './apply-edits.ts';
import { fixText } from './fix.ts';

/** What people's tools do to a text: break its characters, quote its targets, misspell its pins, change its line ends. */
const broken = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    mutations,
    fc.array(fc.constantFrom('itâ€™s over', "[the plan]('plan.md')", 'ðŸš¨ [a](“b.md”)', 'Café', '[x](#Severity-Levels)'), {
      maxLength: 6,
    }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(
    ([{ text }, changes, extra, eol, mark]) =>
      `${mark ? '\uFEFF' : ''}${`${mutate(text, changes)}\n\n${extra.join('\n\n')}\n`.replace(/\r?\n/gu, eol)}`,
  );

/** The facts without the words and targets that a fix mends. */
const shapeOf = (text: string) =>
  Object.fromEntries(
    Object.entries(factsOf(compile(text).policy)).map(([kind, value]) => [kind, Array.isArray(value) ? value.length : value]),
  );

describe('the safe fixes', () => {
  it('mend broken characters, quoted targets and the anchor of a heading that is written otherwise', () => {
    const text = "# Incident response\n\nIt itâ€™s [here]('plan.md'), [there](#The_Levels).\n\n## The levels\n";
    expect(fixText(text)).toEqual({
      text: '# Incident response\n\nIt it’s [here](plan.md), [there](#the-levels).\n\n## The levels\n',
      fixes: 3,
    });
  });

  it('mend a key of the pins that was misspelt', () => {
    const text =
      '---\nmuster:\n  severites: { SEV-1: { respondWithn: 15m } }\n---\n\n# Incidents\n\n- **SEV-1:** down\n- **SEV-2:** slow\n';
    expect(fixText(text).text).toContain('  severities: { SEV-1: { respondWithin: 15m } }');
  });

  it('keep the line ends and the byte order mark', () => {
    expect(fixText("\uFEFF# Incident\r\n\r\n[a]('b.md')\r\n").text).toBe('\uFEFF# Incident\r\n\r\n[a](b.md)\r\n');
  });

  it('make no edit twice and none that does not fit', () => {
    const edit = { line: 1, column: 1, endLine: 1, endColumn: 3, text: 'x' };
    expect(applyEdits('abcd', [edit, edit, { ...edit, line: 9, endLine: 9 }])).toBe('xcd');
  });

  it('have nothing left to do after they were made, and change no fact, in any runbook however damaged', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(broken, (text) => {
        const fixed = fixText(text).text;
        expect(fixText(fixed)).toEqual({ text: fixed, fixes: 0 });
        expect(compile(fixed).diagnostics.filter((one) => one.edits.length > 0)).toEqual([]);
        expect(shapeOf(fixed)).toEqual(shapeOf(text));
      }),
      { numRuns: 40 },
    );
  });
});
