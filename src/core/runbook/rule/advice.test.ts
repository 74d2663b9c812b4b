import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { RULES, ruleOf } from './index.ts';
import type { Rule } from './rule.ts';

const today = '2026-11-21';

/** What an owner does who takes a remark at its word: given the document, the line and the words in quotes of its advice. */
type Mend = (lines: string[], at: number, quoted: string[]) => string[];

const replace =
  (from: RegExp, to: (quoted: string[]) => string): Mend =>
  (lines, at, quoted) =>
    lines.with(at, (lines[at] ?? '').replace(from, to(quoted)));
const append =
  (...more: ((quoted: string[]) => string)[]): Mend =>
  (lines, _, quoted) => [...lines, '', ...more.map((one) => one(quoted))];
const above =
  (line: (quoted: string[]) => string): Mend =>
  (lines, at, quoted) =>
    lines.toSpliced(at, 0, line(quoted));
const first = ([word = '']: string[]): string => word;
const last = (quoted: string[]): string => quoted.at(-1) ?? '';

const MENDS: Record<string, Mend> = {
  'severity-without-path': (lines, _, [level = '', who = '', nobody = '']) => [
    ...lines,
    '',
    '## Escalation',
    '',
    `### ${level}`,
    who,
    '',
    '### SEV-2',
    nobody,
  ],
  'role-without-holder': (lines, _, quoted) => [...lines, `| ${first(quoted)} | +44 20 7946 0019 |`],
  'escalation-without-times': replace(/Team lead(?= ->)[^>]*-> CTO/u, (quoted) => `${first(quoted)} -> CTO (+30 minutes)`),
  'escalation-without-target': replace(/Within 10 min/u, first),
  'escalation-before-response': replace(/\+5 minutes/u, first),
  'contradicting-targets': (lines) => lines.map((line) => line.replace(/(?<=Resolution Time:\*\* )1 hour/u, '2 hours')),
  'level-forgotten': (lines) => [...lines, '| SEV-2 | none |'],
  'mixed-severities': replace(/P1/u, () => 'SEV-1'),
  'condition-unasked': append(
    () => '## Phase 1: Assessment',
    () => '',
    last,
    () => '',
    () => '## Phase 2: Recovery',
    () => '',
    () => '- [ ] Bring it back',
  ),
  'cadence-missing': append((quoted) => `- ${last(quoted)}`),
  'review-without-deadline': append(first),
  'vague-time': replace(/Next business day/u, first),
  'channel-collides': replace(/#incident-YYYY-MM-DD/u, () => '#incident-YYYY-MM-DD-{name}'),
  'command-never-ends': replace(/-f/u, first),
  'command-interactive': replace(/htop/u, last),
  'command-destructive': above(() => '# To undo: restart the app'),
  'variable-unset': above((quoted) => first(quoted).replace('…', 'shop')),
  'command-blank': (lines, at, [blank = '', used = '']) =>
    lines.with(at, (lines[at] ?? '').replace(blank, used)).toSpliced(at, 0, `${used.slice(1)}="${blank}"`),
};

const remarkOf = ({ id }: Rule, lines: string[]) => compile(lines.join('\n'), { today }).diagnostics.find((one) => one.ruleId === id);

describe('the advice of a remark, taken at its word', () => {
  it.each(Object.entries(MENDS))('%s: is what makes it go away', (id, mend) => {
    const rule = ruleOf(id);
    const bad = rule?.bad ?? [];
    const remark = rule ? remarkOf(rule, bad) : undefined;
    expect(remark?.fix).toBeTruthy();
    const quoted = [...(remark?.fix ?? '').matchAll(/"([^"]+)"/gu)].map((match) => match[1] ?? '');
    const mended = mend(bad, (remark?.line ?? 1) - 1, quoted);
    expect(mended).not.toEqual(bad);
    const before = new Set(compile(bad.join('\n'), { today }).diagnostics.map((one) => one.ruleId));
    const after = compile(mended.join('\n'), { today }).diagnostics.map((one) => one.ruleId);
    expect(after, mended.join('\n')).not.toContain(id);
    expect(after.filter((each) => !before.has(each) && each !== 'condition-unasked')).toEqual([]);
  });

  it('is given by every rule', () => {
    for (const rule of RULES) {
      const remark = rule.bad ? remarkOf(rule, rule.bad) : null;
      if (remark) expect(remark.fix, rule.id).toMatch(/\S+ \S+/u);
    }
  });
});
