import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { compile } from '../../core/runbook/compile.ts';
import { RULES } from '../../core/runbook/rule/index.ts';
import { TEXTS } from '../../core/runbook/texts.fixture.ts';
import { sarifLog } from './sarif.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const valid = ajv.compile(schema);

type Result = { ruleId: string; ruleIndex: number; partialFingerprints: Record<string, string> };
type Log = { runs: { columnKind: string; tool: { driver: { rules: { id: string; help: { text: string } }[] } }; results: Result[] }[] };

const FAULTY = RULES.flatMap((rule) => rule.bad ?? [])
  .filter((line) => line !== '---' && line !== 'muster:')
  .join('\n');
const logOf = (text: string): Log =>
  sarifLog([{ file: 'docs/our runbook.md', diagnostics: compile(text, { today: '2026-11-21' }).diagnostics }]) as Log;
const namesOf = (log: Log): string[] =>
  log.runs[0]?.results.map((one) => `${one.ruleId} ${one.partialFingerprints['musterLine/v1']}`).toSorted() ?? [];

describe('the SARIF log', { timeout: 60_000 }, () => {
  it('is valid against the schema of SARIF 2.1.0, with remarks of every kind, for every example of a rule, and with none', () => {
    for (const text of [FAULTY, '# Incident\n', ...RULES.map((rule) => (rule.bad ?? ['']).join('\n'))]) {
      valid(logOf(text));
      expect(valid.errors).toBe(null);
    }
    expect(logOf(FAULTY).runs[0]?.results.length).toBeGreaterThan(10);
  });

  it('would not be valid with another version: the schema does look', () => {
    expect(valid({ ...logOf(FAULTY), version: '2.0.0' })).toBe(false);
  });

  it('has the help of every rule, and results that point to theirs', () => {
    const [run] = logOf(FAULTY).runs;
    expect(run?.columnKind).toBe('utf16CodeUnits');
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const rule of run?.tool.driver.rules ?? []) expect(rule.help.text.length).toBeGreaterThan(40);
  });

  it.each(TEXTS)('of $name is valid, names no result twice, and keeps each name when lines come in above', ({ text }) => {
    const log = logOf(text);
    valid(log);
    expect(valid.errors).toBe(null);
    const names = namesOf(log);
    expect(new Set(names).size).toBe(names.length);
    const later = text.replace(/^(?:---\n[^]*?\n---\n)?/u, '$&\n<!-- Owned by the platform team. -->\n\n<!-- Read it twice. -->\n\n');
    expect(namesOf(logOf(later))).toEqual(names);
  });

  it('keeps the name of a result when a paragraph comes in above it, and names none twice', () => {
    const text = FAULTY.replace('## Recovery', '\nA sentence more.\n\nAnd another.\n\n## Recovery');
    const names = namesOf(logOf(FAULTY));
    expect(namesOf(logOf(text))).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });
});
