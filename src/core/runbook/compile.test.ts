import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import { factsOf } from './facts.ts';

const samples = ['runbooks/base.md'].map((file) => readFileSync(file, 'utf8'));
const seedFolder = '../shared/seeds/texts';
const seeds = existsSync(seedFolder) ? readdirSync(seedFolder).map((name) => readFileSync(`${seedFolder}/${name}`, 'utf8')) : [];

/** Every `src` in the policy, however deep. */
function sources(value: unknown): { line: number; column: number; endLine: number }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'src' in value ? [value.src as { line: number; column: number; endLine: number }] : [];
  return [...own, ...Object.values(value).flatMap(sources)];
}

function expectSound(text: string): void {
  const { policy, diagnostics } = compile(text);
  const lines = text.split(/\r\n?|\n/).length;
  for (const src of [...sources(policy), ...diagnostics]) {
    expect(src.line).toBeGreaterThanOrEqual(1);
    expect(src.line).toBeLessThanOrEqual(lines);
    expect(src.column).toBeGreaterThanOrEqual(1);
  }
  explain(policy);
  factsOf(policy);
  expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
}

const fragments = fc.constantFrom(
  '# Runbook',
  '## Severity Levels',
  '### P1 - Critical',
  '- **SEV-1:** down',
  '- SEV-2: slow',
  '| Level | Response Time |',
  '|---|---|',
  '| SEV-1 | 15 min |',
  '## Escalation Path',
  '```',
  'Level 1: Ann',
  'Level 2: Bob (+15 min)',
  'A → B → C',
  '> - [ ] What?',
  '- [ ] Do it',
  '  - nested',
  '1. First',
  '**Roles:**',
  '| Role | Responsibility |',
  '| Scribe | writes |',
  'If done, proceed to Review. If not, escalate to Ann.',
  '## Post-Mortem (Within 48 Hours)',
  '**Required for SEV-1.**',
  '<table><tr><td>SEV-1',
  "[x]('y')",
  '---',
  '',
  'key: value',
  '## Contacts',
  '- On-call: TBD',
  'â†’',
  '\t',
  '   ',
  '{hole} [A/B]',
  '$ rm -rf $X',
  '```bash',
  '## Communication Templates',
  'Subject: {x}',
);

describe('compiling', { timeout: 60_000 }, () => {
  it('gives every fact a line of the document, whatever the lines are', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 40 }), (lines) => expectSound(lines.join('\n'))),
      { numRuns: 100 },
    );
  });

  it('survives arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => expectSound(text)),
      { numRuns: 80 },
    );
  });

  it('survives runbooks with lines lost, doubled and swapped', () => {
    const texts = [...samples, ...seeds];
    const edit = fc.record({ text: fc.nat(texts.length - 1), from: fc.nat(700), count: fc.nat(30), to: fc.nat(700), cut: fc.nat(60) });
    fc.assert(
      fc.property(edit, ({ text, from, count, to, cut }) => {
        const lines = (texts[text] ?? '').split('\n').slice(0, 250);
        const moved = lines.splice(from % lines.length, count);
        lines.splice(to % (lines.length + 1), 0, ...moved.map((line) => line.slice(cut % 7)), ...moved);
        expectSound(lines.join('\n'));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives the same policy for the same text, and another hash for another', () => {
    const text = samples[0] ?? '';
    expect(compile(text)).toEqual(compile(text));
    expect(compile(`${text} `).policy.hash).not.toBe(compile(text).policy.hash);
  });

  it('counts lines alike for Windows and Unix line ends', () => {
    const text = samples[0] ?? '';
    expect(compile(text.replace(/\n/g, '\r\n')).policy.severities).toEqual(compile(text).policy.severities);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n\t', 'empty'],
    ['bytes', 'PK\u0003\u0004\u0000\u0000', 'binary'],
    ['a megabyte and more', 'word '.repeat(210_000), 'too-large'],
    ['a 500-deep list', Array.from({ length: 500 }, (_, n) => `${'  '.repeat(n)}- item`).join('\n'), 'too-deep'],
    ['a 500-deep list on one line', '- '.repeat(500), 'too-deep'],
    ['5,000 quotes', `${'>'.repeat(5000)} text`, 'too-deep'],
  ])('refuses %s before parsing and says why', (_, text, ruleId) => {
    const { policy, diagnostics } = compile(text);
    expect(policy.severities).toEqual([]);
    expect(diagnostics).toMatchObject([{ ruleId, level: 'error', fix: expect.any(String) }]);
  });

  it('says that a shopping list is no runbook', () => {
    expect(compile('# Saturday\n\n- milk\n- bread\n').diagnostics.map((d) => d.ruleId)).toContain('no-runbook');
  });

  it('has nothing to mend in the base policy, which promises no update for the lowest level', () => {
    expect(compile(samples[0] ?? '').diagnostics.map((d) => [d.ruleId, d.level])).toEqual([['cadence-missing', 'info']]);
  });
});
