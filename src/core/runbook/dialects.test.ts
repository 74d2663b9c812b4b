import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.ts';
import { read, remarks } from './story.fixture.ts';

const facts = (text: string) => factsOf(read(text));
const clocks = (text: string) => facts(text).severities.map((s) => [s.id, s.responseMinutes, s.resolutionMinutes]);
const calls = (text: string) => facts(text).escalation.map((e) => [e.severity, e.afterMinutes, e.to.join(' + ')]);

describe('the same facts, as teams write them', () => {
  it('levels as columns, facts as rows', () => {
    const text = `
      ## Severity levels

      | | SEV1 | SEV2 |
      |---|---|---|
      | Definition | Checkout down | Checkout slow |
      | Response time | 5 min | 30 min |
      | Resolution target | 4 h | Next sprint |
      | Update every | 30 min | 2 hours |
    `;
    expect(clocks(text)).toEqual([
      ['SEV1', 5, 240],
      ['SEV2', 30, null],
    ]);
    expect(facts(text).updateCadence).toEqual([
      { severity: 'SEV1', everyMinutes: 30 },
      { severity: 'SEV2', everyMinutes: 120 },
    ]);
    expect(read(text).severities.map((s) => s.src.line)).toEqual([3, 3]);
  });

  it('a table of two columns below each level', () => {
    const text = `
      ## Severity definitions

      ### Severity 1 - Critical

      | | |
      |---|---|
      | Impact | All customers |
      | Response time | < 15 min |
      | Update frequency | Every 30 minutes |

      ### Severity 2 - Major

      | | |
      |---|---|
      | Impact | Some customers |
      | Response time | < 1 hour |
    `;
    expect(clocks(text)).toEqual([
      ['Severity 1', 15, null],
      ['Severity 2', 60, null],
    ]);
    expect(facts(text).updateCadence).toEqual([{ severity: 'Severity 1', everyMinutes: 30 }]);
  });

  it('pictures, bold names, and the clock in the sentence', () => {
    expect(
      clocks(`
        ## Priorities

        - 🔴 **P1 – Critical**: site down. Response: within 15 minutes.
        - 🟠 **P2 – High**: feature broken. Respond within 1 hour, resolve within 1 day.
        - 🟢 **P3 – Low**: cosmetic. Response: best effort. For incidents only.
      `),
    ).toEqual([
      ['P1', 15, null],
      ['P2', 60, 1440],
      ['P3', null, null],
    ]);
  });

  it('bold paragraphs, each with its own rhythm of updates', () => {
    const text = `
      ## How bad is it?

      **S1 (Critical)** — unusable. Respond within 5 minutes, update every 30 minutes.

      **S2 (Major)** — a core feature is broken, an incident still. Respond within 30 minutes, update every hour.
    `;
    expect(clocks(text)).toEqual([
      ['S1', 5, null],
      ['S2', 30, null],
    ]);
    expect(facts(text).updateCadence).toEqual([
      { severity: 'S1', everyMinutes: 30 },
      { severity: 'S2', everyMinutes: 60 },
    ]);
  });

  it('colours, and impact by urgency', () => {
    expect(
      clocks('## Severity\n\n| Level | Response time |\n|---|---|\n| 🔴 Red | 10 minutes |\n| 🟢 Green | 5 business days |\n'),
    ).toEqual([
      ['Red', 10, null],
      ['Green', 7200, null],
    ]);
    const crossed =
      '## Priority matrix\n\n| Impact | High | Low |\n|---|---|---|\n| High | P1 | P2 |\n| Low | P2 | P3 |\n\nFor incidents.\n';
    expect(clocks(crossed).map(([id]) => id)).toEqual(['P1', 'P2', 'P3']);
  });

  it.each([
    ['arrows in front of the lines of a fence', '```\nOn-call\n  -> (15 min, no ack) Secondary\n  -> (30 min) Manager\n```'],
    ['a chain of names', 'On-call > Secondary (after 15 minutes) > Manager (after 30 minutes)'],
  ])('a ladder as %s', (_, ladder) => {
    expect(calls(`## Escalation\n\n${ladder}\n`)).toEqual([
      ['*', 0, 'On-call'],
      ['*', 15, 'Secondary'],
      ['*', 30, 'Manager'],
    ]);
  });

  it('several times in one cell, a condition behind the name, T+30 in a column of times', () => {
    const scale = '## Severity\n\n- **SEV-1:** down\n- **SEV-2:** slow\n\n## Escalation\n\n';
    expect(
      calls(
        `${scale}| Severity | Escalation |\n|---|---|\n| SEV-1 | EM at T+15min, CTO at T+60min |\n| SEV-2 | EM if unresolved after 2h |\n`,
      ),
    ).toEqual([
      ['SEV-1', 15, 'EM'],
      ['SEV-1', 60, 'CTO'],
      ['SEV-2', 120, 'EM'],
    ]);
    expect(calls(`${scale}| Time | SEV-1 | SEV-2 |\n|---|---|---|\n| 0 min | On-call | On-call |\n| T+30 | CTO | - |\n`)).toEqual([
      ['SEV-1', 0, 'On-call'],
      ['SEV-2', 0, 'On-call'],
      ['SEV-1', 30, 'CTO'],
    ]);
    expect(calls(`${scale}For SEV-1 incidents, call the CTO immediately.\n`)).toEqual([['SEV-1', 0, 'CTO']]);
  });

  it('a document whose one title is the chapter, and playbooks as chapters', () => {
    expect(facts('# Contacts\n\n| Role | Phone |\n|---|---|\n| DBA on call | +1 555 0100 |\n').contacts).toEqual([
      { role: 'DBA on call', contact: '+1 555 0100', backup: null },
    ]);
    expect(facts('# Security\n\n## Playbook: Phishing\n\n1. Reset.\n\n## Playbook: Ransomware\n\n1. Isolate.\n').procedures).toEqual([
      'Phishing',
      'Ransomware',
    ]);
  });
});

describe('documents that are no runbook compile to nothing and say so', () => {
  it.each([
    [
      'a read-me',
      '# fastqueue\n\n## Install\n\n```bash\nnpm install fastqueue\n```\n\n## Usage\n\n1. Push jobs.\n\n## Priority\n\n- high: first\n- low: last\n',
    ],
    ['a change log', '# Changelog\n\n## 2.1.0\n\n### Fixed\n- P1: crash in an incident\n- P2: wrong log level\n'],
    ['a plan', '# Rollout plan\n\n## Priorities\n\n- P1 – Build\n- P2 – Test\n- P3 – Ship\n'],
    ['an interface', '# Incidents API\n\n## Severity\n\n| Level | Description |\n|---|---|\n| 1 | critical |\n| 2 | high |\n'],
  ])('%s', (_, text) => {
    const { severities, phases, procedures, commandBlocks, escalation } = { ...facts(text), ...read(text) };
    expect([severities, phases, procedures, commandBlocks, escalation].flat()).toEqual([]);
    expect(remarks(text).some((remark) => remark.startsWith('no-runbook'))).toBe(true);
  });
});

describe('a list to tick off', () => {
  it('keeps its steps, whomever one of them calls and whatever is pinned', () => {
    const text = `
      ## Severity Levels
      - **SEV-1:** down
      - **SEV-2:** slow

      ## Phase 1: Detect and escalate
      - [ ] Join #incidents and pin this page in it
      - [ ] Escalate to the team lead after 15 minutes

      ## Phase 2: Fix
      - [ ] Roll back
    `;
    expect(read(text).phases.map((p) => p.steps.length)).toEqual([2, 1]);
    expect(read(text).matrix.filter((rule) => rule.to.some((name) => /^in it/u.test(name)))).toEqual([]);
  });

  it('calls by a gate or by a rule, never by both', () => {
    const { matrix, phases } = read(`
      ## Phase 1: Containment

      If the harm is contained, move to Recovery. If not, escalate to the CISO.

      ## Phase 2: Recovery
      - [ ] Bring it back
    `);
    expect(phases[0]?.gates).toMatchObject([{ no: { do: 'escalate', to: ['CISO'] } }]);
    expect(matrix).toEqual([]);
  });
});
