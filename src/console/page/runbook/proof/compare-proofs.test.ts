import { describe, expect, test } from 'vitest';
import type { Proof } from '../../../api/view.ts';
import { compareProofs } from './compare-proofs.ts';
import { shareWords, verdictWords } from './proof-words.ts';

const bound = { kind: 'respond' as const, text: '15 minutes', src: null };
const effort = { starts: 1, spans: 1, situations: 1, runs: 40_000, decisions: 1, complete: true };

/** A verdict in which these levels fail, of these levels, with these gaps. */
function proofOf(failing: string[], levels = ['SEV-1', 'SEV-2'], gaps: { text: string; line: number }[] = []): Proof {
  const example = (severity: string) => ({
    ...{ severity, category: null, answers: {}, raisedBy: 'alert' as const, at: 0, minutes: 1, bound, boundAt: 0, toldAt: null },
    ...{ path: [], text: 'nobody is told', fix: 'Call somebody', settings: [], src: null },
  });
  return {
    ...{ proved: failing.length + gaps.length === 0, from: 0, to: 86_400_000, zone: 'UTC', imagined: false, effort },
    levels: levels.map((severity) => ({
      severity,
      bound,
      holds: !failing.includes(severity),
      worst: null,
      first: null,
      next: null,
      situations: 1,
    })),
    counterExamples: failing.map(example),
    claims: [
      {
        ...{ claim: 'roles', checked: 1, holds: gaps.length === 0 },
        findings: gaps.map(({ text, line }) => ({ level: 'problem', text, src: { line, column: 1, endLine: line } })),
      },
    ],
  };
}

describe('what a draft does to the proof', () => {
  test('a level that held and no longer does is broken, the other way round it is held', () => {
    const { broken, held, still } = compareProofs(proofOf(['SEV-1']), proofOf(['SEV-2']));
    expect([broken, held, still].map((all) => all.map(({ key }) => key))).toEqual([['level SEV-2'], ['level SEV-1'], []]);
    expect(broken[0]?.examples).toHaveLength(1);
  });

  test('a gap that only moved to another line is the same gap', () => {
    const gap = (line: number) => proofOf([], undefined, [{ text: 'Nobody holds CEO', line }]);
    expect(compareProofs(gap(4), gap(9))).toMatchObject({ broken: [], held: [], still: [{ title: 'Nobody holds CEO' }] });
  });

  test('a level that the draft no longer has is not called held', () => {
    expect(compareProofs(proofOf(['SEV-2']), proofOf([], ['SEV-1'])).held).toEqual([]);
  });
});

describe('a verdict in words', () => {
  test('counts what is to be mended', () => {
    expect(verdictWords(proofOf(['SEV-1', 'SEV-2'], undefined, [{ text: 'x', line: 1 }])).text).toBe('2 counter-examples, 1 thing to mend');
    expect(verdictWords(proofOf([], undefined, [{ text: 'x', line: 1 }])).text).toBe('1 thing to mend');
    expect(verdictWords(proofOf([]))).toMatchObject({ text: 'Proved', tone: 'good' });
  });

  test('does not call a proof what ended before all was looked at', () => {
    const cut = { ...proofOf([]), proved: false, effort: { ...effort, complete: false } };
    expect(verdictWords(cut)).toMatchObject({ text: 'Not proved', tone: 'open' });
    expect(verdictWords(cut).why).toContain('40,000');
  });

  test('says how often it is so', () => {
    const day = { from: 0, to: 86_400_000 };
    expect([1_440, 144, 1].map((minutes) => shareWords(minutes, day))).toEqual([
      'whenever it begins',
      'for 10.0 % of all starts',
      'for 1 minute within these days',
    ]);
  });
});
