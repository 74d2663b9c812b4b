import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

describe('phases', () => {
  it('are the parts of a response process, with their time boxes and steps', () => {
    const { phases } = read(`
      ## Response Process

      ### 1. Triage (First 5 Minutes)
      - [ ] Acknowledge the alert
      - [ ] Create incident ticket

      ### 2. Repair
      1. Roll back
    `);
    expect(phases).toMatchObject([
      {
        id: 'triage',
        name: 'Triage',
        timeBox: { fromMinutes: 0, toMinutes: 5 },
        steps: [
          { text: 'Acknowledge the alert', style: 'checkbox', does: 'acknowledge', src: { line: 4 } },
          { text: 'Create incident ticket', does: 'create-ticket' },
        ],
      },
      { id: 'repair', steps: [{ text: 'Roll back', style: 'numbered' }] },
    ]);
  });

  it('that are numbered as phases win, and "4+ hours" stays open', () => {
    const { phases } = read(
      '## Phase 1: Contain (15-60 minutes)\n- Isolate\n\n## Phase 2: Recover (4+ hours)\n- Restore\n\n## Response Process\n### A\n- x\n### B\n- y\n',
    );
    expect(phases.map((p) => [p.name, p.timeBox?.fromMinutes, p.timeBox?.toMinutes])).toEqual([
      ['Contain', 15, 60],
      ['Recover', 240, null],
    ]);
  });

  it('have the numbered lines of a bare fence as steps and never as commands', () => {
    const policy = read('## Phase 1: Find\n```\n1.1 Monitor detects\n1.2 Ask:\n   - What is hit?\n```\n\n## Phase 2: Mend\n- x\n');
    expect(policy.commandBlocks).toEqual([]);
    expect(policy.phases[0]?.steps).toMatchObject([
      { text: 'Monitor detects' },
      { text: 'Ask:', steps: [{ text: 'What is hit?', style: 'question', asks: 'what-is-hit' }] },
    ]);
  });

  it('keep steps for the severities that their group names', () => {
    const { phases } = read(`${SCALE}
  ## Response Process

  ### 1. Assemble

  **For SEV-1/SEV-2:**

  - [ ] Assign Incident Commander (IC)

  ### 2. Work
  - [ ] Mend it
    `);
    expect(phases[0]?.steps).toMatchObject([{ severities: ['SEV-1', 'SEV-2'], does: 'assign-commander', group: 'For SEV-1/SEV-2' }]);
  });

  it('end in gates written as prose', () => {
    const { phases } = read(`
      ## Assessment
      - [ ] Look

      If the cause is known, proceed to [Containment](#containment). If not, escalate to additional responders for help.

      ## Containment
      - [ ] Isolate
    `);
    expect(phases[0]?.gates).toMatchObject([
      {
        question: 'The cause is known?',
        yes: { do: 'enter-phase', phase: 'containment' },
        no: { do: 'escalate', to: ['additional responders'] },
        src: { line: 4 },
      },
    ]);
  });

  it('end in gates written as two steps, the second of which declines', () => {
    const { phases } = read(
      '## Phase 1: Declare\n```\n2.1 If criteria met:\n   - Page the team\n2.2 If criteria NOT met:\n   - Document as regular issue\n```\n\n## Phase 2: Work\n- x\n',
    );
    expect(phases[0]?.gates).toMatchObject([
      { question: 'Criteria met?', yes: { do: 'stay' }, no: { do: 'decline', text: 'Document as regular issue' } },
    ]);
  });

  it('after the resolution are of the review', () => {
    const { phases } = read('## Detection\n- [ ] See\n\n## Mitigation\n- [ ] Mend\n\n## Post-Incident Review\n- [ ] Learn\n');
    expect(phases.map((p) => p.stage)).toEqual(['response', 'response', 'review']);
  });

  it('are inferred from the one list of steps in a document without any', () => {
    const { phases } = read('# Runbook\n\n## Response flow\n\n1. Declare severity.\n2. Mend it.\n3. Tell them.\n');
    expect(phases).toMatchObject([{ origin: 'inferred', steps: [{}, {}, {}] }]);
  });
});
