import { emptyPolicy } from '../core/policy/empty-policy.ts';
import type { LadderRung, MatrixRule } from '../core/policy/escalation.ts';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import type { Severity } from '../core/policy/severity.ts';
import { NOT_STATED } from '../core/policy/source.ts';

const fact = { src: { line: 1, column: 1, endLine: 1 }, origin: 'stated' as const };

/** A runbook that says nothing. */
export const SILENT_POLICY: CompiledPolicy = {
  ...emptyPolicy('silent'),
  document: { title: 'Silent', frontMatter: [], language: 'en', directories: [], references: [], repairs: [], unread: [] },
};

export function severity(id: string, rank: number): Severity {
  return {
    ...fact,
    id,
    name: NOT_STATED,
    rank,
    criteria: [{ ...fact, text: 'Everything is down' }],
    systemImpact: NOT_STATED,
    businessImpact: NOT_STATED,
    examples: [],
    acknowledgeWithin: NOT_STATED,
    respondWithin: NOT_STATED,
    resolveWithin: NOT_STATED,
    thresholds: [],
  };
}

export function matrixRule(id: string, minutes: number, ...to: string[]): MatrixRule {
  const delay = { kind: 'after' as const, minutes };
  return { ...fact, id, severities: '*', delay, to, condition: null, channels: [], purpose: 'escalate' };
}

export function rung(level: number, minutes: number, ...to: string[]): LadderRung {
  return { ...fact, id: `rung-${level}`, level, delay: { kind: 'after', minutes }, to, condition: null };
}

/** Level 1 at once, level 2 after 15 minutes, level 3 after 30; a first phase with two steps. */
export const LADDER_POLICY: CompiledPolicy = {
  ...SILENT_POLICY,
  hash: 'ladder',
  severities: [severity('P1', 1), severity('P2', 2)],
  ladders: [
    {
      ...fact,
      id: 'ladder',
      name: 'Escalation',
      severities: '*',
      procedure: null,
      rungs: [rung(1, 0, 'On-call engineer'), rung(2, 15, 'Engineering manager'), rung(3, 30, 'CTO')],
    },
  ],
  phases: [
    {
      ...fact,
      id: 'first-response',
      name: 'First response',
      stage: 'response',
      timeBox: null,
      severities: '*',
      gates: [],
      steps: ['Look at the dashboard', 'Roll back the last deployment'].map((text, index) => ({
        ...fact,
        src: { line: 20 + index, column: 1, endLine: 20 + index },
        id: `step-${index + 1}`,
        text,
        style: 'checkbox' as const,
        group: null,
        detail: [],
        steps: [],
        asks: null,
        severities: '*' as const,
        role: null,
        condition: null,
        does: null,
        records: false,
      })),
    },
  ],
};
