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

describe('phases in the ways that teams write them', () => {
  const names = (text: string) => read(text).phases.map((p) => p.name);

  it('are the rows of a table, with what is to be done in each', () => {
    const { phases } = read(`
      ## Lifecycle

      | Phase | Actions | Owner |
      |---|---|---|
      | Detection (0-5 min) | confirm the alert; open the channel | on-call |
      | Containment | isolate the host | ops |
      | Lessons learned | hold the review | lead |
    `);
    expect(phases.map((p) => [p.name, p.stage, p.timeBox?.toMinutes, p.steps.map((s) => s.text)])).toEqual([
      ['Detection', 'response', 5, ['confirm the alert', 'open the channel']],
      ['Containment', 'response', undefined, ['isolate the host']],
      ['Lessons learned', 'review', undefined, ['hold the review']],
    ]);
  });

  it('are names in a list, whatever heading holds it, with the steps below each', () => {
    const { phases } = read(`
      ## 4. Handling process

      ### 4.1 Resolution steps

      1. **Triage (0-15 min)**
         - Confirm the alert
      2. Containment
         - Isolate the host
         - Keep the logs
      3. Recovery

      ### 4.2 Response times

      - As fast as we can
    `);
    expect(phases.map((p) => [p.name, p.timeBox?.toMinutes, p.steps.length])).toEqual([
      ['Triage', 15, 1],
      ['Containment', undefined, 2],
      ['Recovery', undefined, 0],
    ]);
  });

  it.each([
    ['bullets', '## Lifecycle\n\n- **Detect** – an alert fires\n- **Mitigate** – roll back\n- **Review** – learn\n'],
    ['paragraphs', '## Lifecycle\n\n**Detect** – an alert fires.\n\n**Mitigate** – roll back.\n\n**Review** – learn.\n'],
    ['a list below the title', '# When it burns\n\n1. Detect\n2. Mitigate\n3. Review\n'],
    ['steps by number', '# Runbook\n\n## Step 1 — Detect\n\n- look\n\n## Step 2: Mitigate\n\n- fix\n\n## Step 3. Review\n\n- learn\n'],
    [
      'bold titles',
      '## How we work\n\n**Phase 1: Detect**\n\n- look\n\n**Phase 2: Mitigate**\n\n- fix\n\n**Phase 3: Review**\n\n- learn\n',
    ],
    [
      'bold names with a full stop',
      '## Process\n\n1. **Detect.** An alert\n   fires.\n2. **Mitigate.** Roll it back: safety first.\n3. **Review.** Learn.\n',
    ],
    [
      'bold verbs of sentences',
      '# Ops\n\n## Response procedure\n\n1. **Detect** what is wrong.\n2. **Mitigate** it:\n   - roll back\n   - fail over\n3. **Review** within a week.\n\n## Postmortems\n\n- Always.\n',
    ],
    [
      'a list below a title that names them',
      '## 4. Detect → mitigate → review\n\nIn a loop:\n\n1. **Detect.** Alarm.\n2. **Mitigate.** Mend.\n3. **Review.** Learn.\n',
    ],
    [
      'bold names in order, whatever the title',
      '# Ops\n\n## When it burns\n\n1. **Detect:** alarm\n2. **Mitigate:** mend\n3. **Review:** learn\n',
    ],
    [
      'numbers with a bracket, and bullets at the margin',
      '# Runbook — Incidents\n\n1) Detect\n- look\n- ask\n\n2) Mitigate\n- mend\n\n3) Review\n- learn\n',
    ],
    ['a pattern for all', '# Ops\n\n## General pattern\n\nAlways:\n\n1. **Detect**: alarm\n2. **Mitigate**: mend\n3. **Review**: learn\n'],
    ['labels that are not bold', '# Ops\n\n## Response steps\n\n1. Detect: an alarm\n2. Mitigate: roll back\n3. Review: learn\n'],
    [
      'bold steps',
      '# Ops\n\n**Step 1 – Detect (0–5 min)**\n\n- look\n\n**Step 2 – Mitigate**\n\n- mend\n\n**Step 3 – Review**\n\n- learn\n',
    ],
    ['Roman numbers', '# Ops\n\n### Phase I — Detect\n- look\n\n### Phase II — Mitigate\n- mend\n\n### Phase III — Review\n- learn\n'],
    [
      'the parts of a flow',
      '# Ops\n\n## Flow\n\nDetect → Mitigate → Review\n\n### Detect\n- look\n\n### Mitigate\n- mend\n\n### Review\n- learn\n',
    ],
    ['chapters', '# Runbook\n\n## Detect\n\n- look\n\n## Mitigate\n\n- fix\n\n## Review\n\n- learn\n'],
  ])('are read from %s', (_, text) => {
    expect(names(text)).toEqual(['Detect', 'Mitigate', 'Review']);
  });

  it('keep the sentence that a bold verb opens, and all that is below it', () => {
    const { phases } = read(
      '## Response procedure\n\n1. **Acknowledge** within the target.\n2. **Mitigate first, diagnose second.** In this order:\n   * Fail over.\n   * Roll back.\n3. **Resolve** once it is green.\n',
    );
    expect(phases.map((p) => [p.name, p.steps.flatMap((s) => [s.text, ...s.steps.map((inner) => inner.text)])])).toEqual([
      ['Acknowledge', ['Acknowledge within the target.']],
      ['Mitigate first, diagnose second', ['In this order:', 'Fail over.', 'Roll back.']],
      ['Resolve', ['Resolve once it is green.']],
    ]);
  });

  it('may be told level by level, and then are of that level only', () => {
    const { phases } = read(`${SCALE}
  ## Response procedures

  ### SEV-1 incidents

  #### Immediate steps (0-15 minutes)

  1. Page everybody

  #### Recovery (1-8 hours)

  1. Restore

  ### SEV-2

  **First response**

  1. Look

  ### SEV-3

  - File a ticket

  ## Post-incident actions

  - [ ] Hold the debrief
    `);
    expect(phases.map((p) => [p.name, p.severities, p.timeBox?.toMinutes, p.origin])).toEqual([
      ['Immediate steps', ['SEV-1'], 15, 'stated'],
      ['Recovery', ['SEV-1'], 480, 'stated'],
      ['First response', ['SEV-2'], undefined, 'stated'],
      ['SEV-3', ['SEV-3'], undefined, 'stated'],
      ['Post-incident actions', '*', undefined, 'stated'],
    ]);
  });

  it('may be numbered as procedures, when they are named for what is done in any incident', () => {
    const { phases, procedures } = read(
      '# Incident runbook\n\n## Procedure 1: Severity assessment\n\n1. Look\n\n## Procedure 2 – Stakeholder communication\n\n1. Tell\n\n## Procedure 3. Post-incident review\n\n1. Learn\n',
    );
    expect(phases.map((p) => [p.name, p.stage])).toEqual([
      ['Severity assessment', 'response'],
      ['Stakeholder communication', 'response'],
      ['Post-incident review', 'review'],
    ]);
    expect(procedures).toEqual([]);
  });

  it('are named by one heading alone, when it is the name of a stage', () => {
    const one = (title: string) => read(`# Ops\n\n## ${title}\n\n1. Look\n2. Tell\n3. Mend\n`).phases.map((p) => [p.name, p.origin]);
    expect(one('First response')).toEqual([['First response', 'stated']]);
    expect(one('Declaring an incident')).toEqual([['Declaring an incident', 'stated']]);
    expect(one('Responding to incidents of any kind')).toEqual([['Responding to incidents of any kind', 'inferred']]);
  });

  it('may share a heading with a role', () => {
    expect(
      names(
        '# Guide\n\n## Declaring an incident and the lead role\n\nSay so.\n\n## Resolution\n\nSay so again.\n\n## Incident response tips\n\n- Breathe\n- Drink\n- Smile\n',
      ),
    ).toEqual(['Declaring an incident and the lead role', 'Resolution']);
  });

  it('may be questions, sentences with a number, and parts of an alert runbook', () => {
    expect(
      names(
        '# Handling incidents\n\n## When to raise one\n\nAlways.\n\n## What happens during an incident?\n\n- Call\n\n## When does an incident end?\n\nNever.\n\n## What happens after an incident? (Review)\n\n1. Meet\n',
      ),
    ).toEqual(['What happens during an incident?', 'When does an incident end?', 'What happens after an incident? (Review)']);
    expect(
      names(
        '# Process\n\n## 1. Confirm that the event is really an incident\n\n* Look\n\n## 2. Declare the incident\n\nSay so.\n\n## 3. Assign roles\n\nAsk.\n\n## 4. End the incident\n\nSay so.\n',
      ),
    ).toEqual(['Confirm that the event is really an incident', 'Declare the incident', 'Assign roles', 'End the incident']);
    expect(
      names(
        '# ARCHIVED\n\nOld.\n\n# Disk full runbook\n\n## Triggers\n\n- 95 %\n\n## Initial assessment\n\n1. Look\n\n## Recovery procedures\n\n### Procedure 1: Clean\n1. rm\n\n## Escalation path\n\n1. Ann\n\n## Post-incident\n\n- Learn\n',
      ),
    ).toEqual(['Initial assessment', 'Recovery procedures', 'Post-incident']);
    expect(
      names('# Router errors\n\n## Description\n\nMany.\n\n## Impact\n\nBad.\n\n## Potential resolution steps\n\n- Roll back\n'),
    ).toEqual(['Potential resolution steps']);
  });

  it('may be called by their time', () => {
    const { phases } = read(
      '# On fire\n\n## First 15 minutes\n\n- [ ] Acknowledge\n\n## First hour\n\n- [ ] Find the cause\n\n## After the incident\n\n- [ ] Review\n',
    );
    expect(phases.map((p) => [p.name, p.timeBox?.toMinutes, p.stage])).toEqual([
      ['First 15 minutes', 15, 'response'],
      ['First hour', 60, 'response'],
      ['After the incident', undefined, 'review'],
    ]);
  });

  it('called by their time end after the resolution, and are no rhythm of updates', () => {
    expect(
      names(
        '# Guide\n\n## The first 5 minutes\n1. Ack\n\n## The next 25 minutes\n1. Look\n\n## Every 30 minutes until resolved\n1. Tell\n\n## After resolution\n1. Learn\n',
      ),
    ).toEqual(['The first 5 minutes', 'The next 25 minutes', 'After resolution']);
  });

  it('are the parts of a playbook that is a process, and of no process of another matter', () => {
    expect(names('# Guide\n\n## Playbook\n\n### Detect\n- x\n\n### Respond\n- y\n\n### Recover\n- z\n')).toEqual([
      'Detect',
      'Respond',
      'Recover',
    ]);
    expect(
      names(
        '# Guide\n\n## Communication process\n\n### Internal\n- chat\n\n### External\n- mail\n\n## On-call process\n\n### Handoff\n- notes\n\n### Rotation\n- weekly\n',
      ),
    ).toEqual([]);
  });

  it.each([
    ['the steps of a procedure', '## Common incidents\n\n### Disk full\n\n#### Step 1: Look\n\n- df\n\n#### Step 2: Free\n\n- rm\n'],
    [
      'a table of steps in a scenario',
      '## Scenarios\n\n### Outage\n\n| Step | Action |\n|---|---|\n| Detect | look |\n| Triage | ask |\n| Recover | fix |\n',
    ],
    ['a scale in bold bullets', '## Severity\n\n- **Critical** – all is down\n- **Major** – a part is down\n- **Minor** – a nuisance\n'],
    ['goals', '# Incidents\n\n## Goals\n\n1. **Restore** service.\n2. **Communicate** well.\n3. **Learn** much.\n'],
    [
      'rules',
      '# Incidents\n\n## Rules\n\n1. **Communicate early.** Silence hurts.\n2. **Be kind.** Always.\n3. **Resolve before you blame.** Yes.\n',
    ],
    [
      'duties with a deadline and what their notice holds',
      '# Plan\n\n## 72-hour notice\n\nThe notice should include:\n\n- what\n- who\n\n## 30-day report\n\nIt must contain:\n\n- why\n- how\n',
    ],
    [
      'response times',
      '# Rules\n\n## Documentation\n\n- a\n- b\n\n## Response times\n\n- P0: Immediate\n- P1: Within 1 hour\n- P2: Within 4 hours\n',
    ],
    ['what an incident is', '# Intro\n\n## What is incident response?\n\nThings to think of:\n\n* Users\n* Roles\n* Logs\n'],
    ['bold steps of how to set something up', '# Pager\n\n**Step 1: Buy a phone**\n\n- shop\n\n**Step 2: Install the app**\n\n- store\n'],
    ['the plan of a project', '# Roadmap\n\n## Work\n\n- P1: discovery (2 weeks)\n- P2: build (6 weeks)\n- P3: launch (1 week)\n'],
    ['a list of what the document holds', '# Guide\n\n1. [Detect](#a)\n2. [Roles](#b)\n3. [Contacts](#c)\n'],
  ])('are never %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('phases in other languages', () => {
  // Names in a list below a container, chapters by name, and a table: each as a team of that language writes them.
  const words: [language: string, container: string, column: string, names: [string, string, string], late: string][] = [
    ['es', 'Etapas del proceso', 'Fase', ['Detección', 'Contención', 'Recuperación'], 'Lecciones aprendidas'],
    ['pt', 'Etapas do processo', 'Etapa', ['Detecção', 'Contenção', 'Correção'], 'Lições aprendidas'],
    ['fr', 'Étapes de résolution', 'Étape', ['Accusé de réception', 'Analyse', 'Vérification'], 'Clôture'],
    ['de', 'Phasen', 'Phase', ['Erkennung', 'Eindämmung', 'Wiederherstellung'], 'Nachbereitung'],
    ['uk', 'Етапи реагування', 'Етап', ['Виявлення', 'Локалізація', 'Відновлення'], 'Постмортем'],
    ['ru', 'Этапы реагирования', 'Этап', ['Обнаружение', 'Локализация', 'Восстановление'], 'Постмортем'],
    ['ja', '対応フロー', 'フェーズ', ['検知', '封じ込め', '復旧'], '振り返り'],
  ];
  const found = (text: string) => read(text).phases.map((p) => [p.name, p.stage]);

  it.each(words)('%s: a list, chapters and a table', (_, container, column, names, late) => {
    const all = [...names, late];
    const expected = [...names.map((name) => [name, 'response']), [late, 'review']];
    expect(found(`# A\n\n## ${container}\n\n${all.map((name, i) => `${i + 1}. ${name}`).join('\n')}\n`)).toEqual(expected);
    expect(found(`# A\n\n${all.map((name) => `## ${name}\n\n- [ ] x\n`).join('\n')}`)).toEqual(expected);
    expect(found(`# A\n\n## B\n\n| ${column} | x |\n|---|---|\n${all.map((name) => `| ${name} | x |`).join('\n')}\n`)).toEqual(expected);
  });
});
