import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../runbook/compile.ts';
import { read, SCALE } from '../runbook/story.fixture.ts';
import { withBase } from './with-base.ts';

const base = compile(readFileSync('runbooks/base.md', 'utf8')).policy;
const based = (text: string) => withBase(read(text), base);

describe('a policy on the base policy', () => {
  it('calls somebody for the levels that the runbook leaves alone, and for no others', () => {
    const { ladders } = based(`${SCALE}\n  ## Escalation\n\n  ### SEV-1\n  - **Immediate**: Ann\n`);
    expect(ladders).toMatchObject([
      {
        id: expect.stringMatching(/^base-/),
        severities: ['SEV-2', 'SEV-3'],
        origin: 'base',
        because: expect.stringContaining('base policy'),
      },
    ]);
    expect(ladders[0]?.rungs.map((r) => r.to)).toEqual([['On-call engineer'], ['Catch-all']]);
  });

  it('does not take an "if" or a mail to executives for a call', () => {
    const { ladders } = based(
      `${SCALE}\n  ## Executive Notifications\n\n  For SEV-1 and SEV-2, the executive team will be notified via email.\n`,
    );
    expect(ladders.map((l) => l.severities)).toEqual(['*']);
  });

  it('calls the on-call engineer for an alert whose runbook has no levels and calls somebody on one condition only', () => {
    const { ladders, matrix } = based(
      '# Latency is high\n\n## Meaning\n\nPayments are slow.\n\n## Mitigation\n\n1. Roll back\n\nIf latency is not below 2 s after 15 minutes, escalate to the Payments lead.\n',
    );
    expect(matrix.map((rule) => rule.to)).toEqual([['Payments lead']]);
    expect(ladders.map((l) => [l.severities, l.rungs[0]?.to])).toEqual([['*', ['On-call engineer']]]);
  });

  it('calls the on-call engineer first where the runbook only says whom to call if nobody acknowledges', () => {
    const { ladders } = based(
      `${SCALE}\n  ## Escalation\n\n  - If no acknowledgment within 15 minutes, escalate to the secondary on-call.\n  - If still no acknowledgment within 30 minutes, escalate to the manager on duty.\n`,
    );
    expect(ladders.at(-1)).toMatchObject({ severities: '*', origin: 'base', rungs: [{ to: ['On-call engineer'] }, { to: ['Catch-all'] }] });
  });

  it('leaves a stated escalation, cadence and review as they are', () => {
    const text = `${SCALE}\n  ## Escalation\n  \`\`\`\n  Level 1: Ann\n  Level 2: Bob (+5 min)\n  \`\`\`\n\n  ## Communication\n  - Updates every 20 minutes for SEV-1\n\n  ## Post-Mortem (Within 24 Hours)\n  - Write it\n`;
    const own = read(text);
    const policy = withBase(own, base);
    expect(policy.ladders).toEqual(own.ladders);
    expect(policy.cadence).toEqual(own.cadence);
    expect(policy.review.deadlines).toEqual(own.review.deadlines);
  });

  it('matches levels by rank: the third of three gets what the third of four has', () => {
    const { cadence, severities } = based(SCALE);
    expect(cadence.map((c) => [c.severities, c.everyMinutes])).toEqual([
      [['SEV-1', 'SEV-2'], 30],
      [['SEV-3'], 60],
    ]);
    expect(
      severities.map((s) =>
        s.acknowledgeWithin === 'not-stated' ? null : [s.origin, s.acknowledgeWithin.origin, s.acknowledgeWithin.value.text],
      ),
    ).toEqual([
      ['stated', 'base', '15 minutes'],
      ['stated', 'base', '30 minutes'],
      ['stated', 'base', '4 hours'],
    ]);
  });

  it('asks for no acknowledgement where the runbook has a response time of its own', () => {
    const [first] = based(
      '## Severity Levels\n\n### SEV-1\n**Response Time:** 5 minutes\n\n### SEV-2\n**Response Time:** 1 hour\n',
    ).severities;
    expect(first?.acknowledgeWithin).toBe('not-stated');
  });

  it('states the pace at which people are called again, unless the runbook has its own', () => {
    expect(base.repeat).toMatchObject({ afterMinutes: [15, 30, 60], origin: 'stated' });
    expect(based(SCALE).repeat).toMatchObject({ afterMinutes: [15, 30, 60], origin: 'base' });
    const own = based(`${SCALE}\n  ## Escalation\n\n  If nobody acknowledges, page again every 5 minutes.\n`);
    expect(own.repeat).toMatchObject({ afterMinutes: [5], origin: 'stated' });
    expect(own.matrix).toEqual([]);
  });

  it('gives a document without anything a whole policy, all of it marked', () => {
    const policy = based('# Nothing\n');
    for (const facts of [policy.severities, policy.ladders, policy.roles, policy.phases, policy.templates]) {
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.every((fact) => fact.origin === 'base')).toBe(true);
    }
  });
});
