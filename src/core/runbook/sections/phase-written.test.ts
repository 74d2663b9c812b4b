import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const names = (text: string) => read(text).phases.map((p) => p.name);
const stated = (text: string) => read(text).phases.flatMap((p) => (p.origin === 'inferred' ? [] : [p.name]));

describe('phases of a playbook', () => {
  it('are its parts when they are stages, and procedures when they are troubles', () => {
    const stages = read(
      '# Runbook\n\n## Response playbook\n\n### 1. Detection\n- look\n\n### 2. Triage\n```bash\nuptime\n```\n\n### 3. Communication\n- tell\n\n### 4. Resolution\n- verify\n\n## Common scenarios\n\n### Disk full\n- free\n\n### No quorum\n- vote\n',
    );
    expect(stages.phases.map((p) => p.name)).toEqual(['Detection', 'Triage', 'Communication', 'Resolution']);
    expect(stages.procedures.map((p) => p.name)).toEqual(['Disk full', 'No quorum']);
    expect(names('# Runbook\n\n## Response playbook\n\n### Disk full\n- x\n\n### Recovery\n- y\n\n### Escalation\n- z\n')).toEqual([]);
  });

  it('may have their time in front of their name, and are of the levels that the playbook names', () => {
    const { phases } = read(`${SCALE}
  ## Incident playbook (SEV-1)

  ### 0–10 min: triage

  1. Acknowledge

  ### 10–30 min: stabilize

  1. Mend

  ### 30 min+: resolve

  1. Verify

  ### Post-resolution

  1. Learn
    `);
    expect(phases.map((p) => [p.name, p.timeBox?.fromMinutes, p.timeBox?.toMinutes, p.stage, p.severities])).toEqual([
      ['triage', 0, 10, 'response', ['SEV-1']],
      ['stabilize', 10, 30, 'response', ['SEV-1']],
      ['resolve', 30, null, 'response', ['SEV-1']],
      ['Post-resolution', undefined, undefined, 'review', ['SEV-1']],
    ]);
  });

  it.each([
    ['a bracket', '## [0-15 min] Triage\n- x\n\n## [15-60 min] Mitigate\n- x\n'],
    ['a dash', '## 0-15 minutes — Triage\n- x\n\n## 15-60 minutes — Mitigate\n- x\n'],
    ['a colon', '## 15 min: Triage\n- x\n\n## 1 hour: Mitigate\n- x\n'],
    ['the clock of the incident', '## T+0: Triage\n- x\n\n## T+15 min: Mitigate\n- x\n'],
  ])('have their time in front by %s', (_, text) => {
    expect(names(`# Incidents\n\n${text}`)).toEqual(['Triage', 'Mitigate']);
  });
});

describe('phases among the chapters', () => {
  it('are the first minutes too, in figures or in words', () => {
    const around = (title: string) => names(`# Runbook\n\n## ${title}\n\n1. Page\n\n## Triage\n\n- look\n\n## Post-incident\n\n- learn\n`);
    for (const title of ['First 5 minutes', 'First five minutes', 'The first few minutes', 'First hour'])
      expect(around(title)).toEqual([title, 'Triage', 'Post-incident']);
    expect(around('Prime few notes')).toEqual(['Triage', 'Post-incident']);
  });

  it('are the numbered ones between the first stage and the last, but never what is beside the response', () => {
    const chapters = (...titles: string[]) => titles.map((title, at) => `## ${at + 1}. ${title}\n\n1. Do it\n2. Do more\n`).join('\n');
    const walk = ['Triage', 'Fix development', 'Advisory', 'Backport', 'Post-incident review', 'Periodic drills'];
    expect(names(`# Vulnerabilities\n\n${chapters(...walk)}`)).toEqual(walk.slice(0, 5));
    const mixed = ['Detection', 'Contacts', 'Resolution', 'Roles', 'Review', 'Glossary', 'Budget'];
    expect(names(`# Vulnerabilities\n\n${chapters(...mixed)}`)).toEqual(['Detection', 'Resolution', 'Review']);
  });

  it('are no parts of the form of a report and no list of what it must hold', () => {
    expect(
      names(
        '# Incidents\n\n## Incident template\n\n## Summary\n\n[In short.]\n\n## Timeline\n\n[When.]\n\n## Root cause\n\n[Why.]\n\n## Detection\n\n[How.]\n\n## Resolution\n\n[What.]\n\n## Action items\n\n[Next.]\n',
      ),
    ).toEqual([]);
    expect(
      stated(
        '# Incidents\n\n## Response workflow\n1. Detect\n2. Open a room\n3. Mend\n\n## Postmortem requirements\n- Timeline\n- Cause\n- Actions\n',
      ),
    ).toEqual([]);
  });

  it('are no matter of a document that speaks of no incidents', () => {
    expect(
      names('# A library\n\n## Runtime detection\n\nNode.\n\n## Agent detection\n\nBots.\n\n## Formatter detection\n\n1. a\n2. b\n3. c\n'),
    ).toEqual([]);
    expect(names('# A library\n\n## Formatter detection\n\n1. a\n2. b\n3. c\n')).toEqual([]);
    expect(names('# Incidents of a library\n\n## Runtime detection\n\nNode.\n\n## Agent recovery\n\nBots.\n')).toHaveLength(2);
  });

  it('may be the one that follows the incident', () => {
    expect(stated('# Incidents\n\n## Paths\n\nAsk.\n\n## Post-incident\n\n1. Close the ticket\n2. Log it\n3. Review it\n')).toEqual([
      'Post-incident',
    ]);
    expect(stated('# Incidents\n\n## Postmortems\n\n1. Be kind\n2. Be brief\n3. Be early\n')).toEqual([]);
  });

  it('are no hints for the search, no check-up of the runbook and no work of another kind', () => {
    expect(stated('# Incidents\n\n## Common diagnostic checks\n\n- deploys\n- memory\n- pool\n')).toEqual([]);
    expect(
      stated('# On-call\n\n## Verification checklist\n\n- [ ] the bot answers\n- [ ] the alert rings\n- [ ] the switch works\n'),
    ).toEqual([]);
    expect(names('# Runbook\n\n## Release steps\n\n1. Tag\n2. Build\n3. Publish\n')).toEqual([]);
    expect(names('# Runbook\n\n## Pasos de despliegue\n\n1. Tag\n2. Build\n3. Publish\n')).toEqual([]);
  });
});

describe('phases in what holds them', () => {
  it('may stand below the one heading of a workflow, and in a checklist', () => {
    const parts = '1. Appoint a lead\n\nAsk.\n\n#### 2. Investigate\n\nLook.\n\n#### 3. Contain\n\n- isolate\n\n#### 4. Resolve\n\nMeet.\n';
    expect(names(`# Manual\n\n## Develop a workflow\n\nDo.\n\n### Example workflow\n\nFollow it.\n\n#### ${parts}`)).toEqual([
      'Appoint a lead',
      'Investigate',
      'Contain',
      'Resolve',
    ]);
    expect(
      names(
        '# Checklist\n\n## Initiate\n\n* declared\n\n## Assess\n\n* confirmed\n\n## Retrospect\n\n* written\n\n# Resources\n\n* [x](x)\n',
      ),
    ).toEqual(['Initiate', 'Assess', 'Retrospect']);
  });

  it('are no workflow by its title, no rubric, and the judging of an incident only where it is told in order', () => {
    const { phases } = read(
      '## Response rubric\n\n1. **Is it ours?**\n\n## Detecting issues\n\n- alarms\n\n## Incident classification\n\n1. First look at who is hit\n2. Next ask security\n\n## After the incident\n\nLearn.\n',
    );
    expect(phases.map((p) => p.name)).toEqual(['Detecting issues', 'Incident classification', 'After the incident']);
    expect(
      stated('# Ops\n\n## Standard response steps\n\n1. Ack\n2. Tell\n3. Mend\n\n## Common diagnostic checks\n\n- a\n- b\n- c\n'),
    ).toEqual([]);
  });
});

describe('phases in a list of bold words', () => {
  it('may be whole sentences, and a condition between two goes on with the first', () => {
    const { phases } = read(
      '# Ops\n\n## Response process\n\n1. **Acknowledge the incident**. Tell them.\n2. **Open an issue for the whole team**. Now.\n3. **Try resolving the issue** and take notes.\n4. **If after 30 minutes the issue is not resolved and you know not what to do**\n   - Ping the team\n5. **Communicate our status every few hours**. Say so.\n6. **Close the incident ticket**. When it is done.\n',
    );
    expect(phases.map((p) => [p.name, p.stage])).toEqual([
      ['Acknowledge the incident', 'response'],
      ['Open an issue for the whole team', 'response'],
      ['Try resolving the issue', 'response'],
      ['Communicate our status every few hours', 'response'],
      ['Close the incident ticket', 'review'],
    ]);
    expect(phases[2]?.steps.map((s) => [s.text, s.steps.map((inner) => inner.text)])).toEqual([
      ['Try resolving the issue and take notes.', []],
      ['If after 30 minutes the issue is not resolved and you know not what to do', ['Ping the team']],
    ]);
    expect(
      names('# Ops\n\n## Response process\n\n1. **Be quick**. Run.\n2. **Be kind to all of them**. Smile.\n3. **Be brief**. Stop.\n'),
    ).toEqual(['Response process']);
  });

  it('may be sentences, labels and a verb or two, from the declaration to the end', () => {
    expect(
      names(
        '# Incidents\n\n## The first hour\n\n1. **Declare it.** Open a record.\n2. **Mitigate before diagnosing**: roll back.\n3. **Communicate.** Tell them.\n4. **Preserve evidence** of anything odd.\n5. **Resolve and verify**: all green.\n',
      ),
    ).toEqual(['Declare it', 'Mitigate before diagnosing', 'Communicate', 'Preserve evidence', 'Resolve and verify']);
  });

  it('are steps of a stage when they name only what to do first', () => {
    expect(
      names(
        '# Incidents\n\n## First 5 minutes\n\n1. **Page the on-call.** Now.\n2. **Open the room.** Here.\n3. **Declare the incident.** Loudly.\n4. **Acknowledge** it outside.\n\n## Investigation\n\n1. **Confirm impact.** Look.\n',
      ),
    ).toEqual(['First 5 minutes', 'Investigation']);
  });
});

describe('phases beside other chapters', () => {
  it('are three chapters, and the bold verbs of the first are its steps', () => {
    expect(
      names(
        '# Playbook\n\n## First response checklist\n\n1. **Acknowledge** it\n2. **Assign** a lead\n3. **Assess** it\n4. **Communicate** it\n\n## Diagnosing the issue\n\n- look\n\n## Post-incident review\n\nMeet.\n',
      ),
    ).toEqual(['First response checklist', 'Diagnosing the issue', 'Post-incident review']);
  });

  it('are the first minutes and what follows, with nothing else that is called by a time', () => {
    expect(names('# Runbook\n\n## 1. First 15 minutes\n\n1. **Acknowledge** it\n\n## 2. After the incident\n\n1. Mend\n')).toEqual([
      'First 15 minutes',
      'After the incident',
    ]);
  });

  it('are no steps of a part of an alert runbook, and no checklist that sums the process up', () => {
    expect(
      names(
        '# Runbook: Slow\n\n## Symptoms\n- slow\n\n## Diagnostics\n\n### Step 1 — Find it\n- x\n\n### Step 2 — Check it\n- y\n\n## Resolution\n\n### Vacuum\n- z\n',
      ),
    ).toEqual(['Diagnostics', 'Resolution']);
    expect(
      names(
        '# Runbook\n\n## Response process\n\n### 1. Detection\n- x\n\n### 2. Recovery\n- y\n\n## Incident response checklist\n\n### During incident\n- [ ] a\n\n### Post-incident\n- [ ] b\n',
      ),
    ).toEqual(['Detection', 'Recovery']);
  });

  it('are told by a list of the process, however the chapters behind it sound', () => {
    const { phases, commandBlocks } = read(
      '# Ops\n\n## Immediate response steps\n\n1. **Acknowledge.** Claim it.\n2. **Classify severity** by the table.\n3. **Mitigate before diagnosing**, if you can:\n   - roll back\n4. **Check the signals**:\n   ```bash\n   curl -f https://ops.test/health\n   ```\n5. **Escalate** as told below.\n\n## During the incident\n\n- Keep the log\n\n## Postmortem\n\nSoon.\n',
    );
    expect(phases.map((p) => p.name)).toEqual([
      'Acknowledge',
      'Classify severity',
      'Mitigate before diagnosing',
      'Check the signals',
      'Escalate',
    ]);
    expect(commandBlocks).toHaveLength(1);
  });

  it('are the parts of the one chapter that holds all', () => {
    expect(
      names(
        '# Ops\n\n## Act at once\n\n### 1. Levels\n\n- P1\n\n### 2. Triage (5 min)\n\n- look\n\n### 3. Recovery\n\n- mend\n\n### 4. Communication\n\n- tell\n\n### 5. Contacts\n\n- Ann\n',
      ),
    ).toEqual(['Triage', 'Recovery', 'Communication']);
  });

  it('are the numbered news too, between the first stage and the review, and no level and no role', () => {
    const text = [
      'Scope',
      'Principles',
      'Roles',
      'Detection',
      'Triage',
      'Severity',
      'Containment',
      'Communication and disclosure',
      'Recovery',
      'Post-incident review',
      'Targets',
    ]
      .map((title, at) => `## ${at + 1}. ${title}\n\n- x y z\n- a b c\n`)
      .join('\n');
    expect(names(`# Plan\n\n${text}`)).toEqual([
      'Detection',
      'Triage',
      'Containment',
      'Communication and disclosure',
      'Recovery',
      'Post-incident review',
    ]);
  });

  it('are the causes of an alert where their cure stands with them, whose headings are no steps', () => {
    const { phases } = read(
      '# Runbook: High error rate\n\n## Symptom\n\nMany.\n\n## Quick diagnosis (2 min)\n\n### 1. Look at the pods\n\n```bash\nkubectl get pods\n```\n\n## Common causes & remediation\n\n### 1. Lost database\n\n**Symptoms:** refused\n\n```bash\nkubectl get pods\n```\n\n## Post-incident\n\n1. Write it down\n',
    );
    expect(phases.map((p) => [p.name, p.steps.map((s) => s.text)])).toEqual([
      ['Quick diagnosis', ['Look at the pods']],
      ['Common causes & remediation', []],
      ['Post-incident', ['Write it down']],
    ]);
  });
});

describe('phases in one line of arrows', () => {
  it('are its names, with the steps of the chapter that is called alike', () => {
    const { phases } = read(
      '# Incidents\n\n## Flow\n\n```\ndetect ──► declare ──► mitigate ──► resolve ──► post-mortem\n  ≤5m        ≤2m        depends      now\n```\n\n## Mitigation toolkit\n\n1. Roll back\n2. Fail over\n',
    );
    expect(phases.map((p) => [p.name, p.stage, p.steps.map((s) => s.text)])).toEqual([
      ['detect', 'response', []],
      ['declare', 'response', []],
      ['mitigate', 'response', ['Roll back', 'Fail over']],
      ['resolve', 'response', []],
      ['post-mortem', 'review', []],
    ]);
  });

  it.each([
    ['in a sentence of its own', '# Incidents\n\n## Lifecycle\n\n**Detect** → **Triage** → **Mitigate** → **Review**\n'],
    ['with other arrows', '# Incidents\n\n## Lifecycle\n\nDetect -> Triage => Mitigate ➜ Review.\n'],
  ])('stand %s', (_, text) => {
    expect(names(text)).toEqual(['Detect', 'Triage', 'Mitigate', 'Review']);
  });

  it('may run downwards', () => {
    const flow = (...lines: string[]) => names(`# Runbook\n\n## Response flow\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`);
    const wanted = ['Alert fires', 'On-call confirms', 'Investigate and mitigate', 'Close the incident'];
    expect(
      flow(
        'Alert fires',
        '   │',
        '   ▼',
        'On-call confirms (15 min)',
        '   ↓',
        'Investigate and mitigate',
        '   |',
        '   v',
        'Close the incident',
      ),
    ).toEqual(wanted);
    const boxed = wanted.flatMap((name) => ['┌─────┐', `│ ${name} │`, '└──┬──┘', '   ▼']).slice(0, -1);
    expect(flow(...boxed)).toEqual(wanted);
    expect(flow('Alert fires', '  ▼', '│ mend it │   │ ask for help │', '  ▼', 'Investigate', '  ▼', 'Close the incident')).toEqual([]);
    expect(flow(...wanted)).toEqual([]);
    expect(
      names(
        '# Runbook\n\n## Flujo de respuesta\n\n```\nAlerta\n ↓\nEvaluar severidad\n ↓\nInvestigar y mitigar\n ↓\nCerrar incidente\n```\n',
      ),
    ).toEqual(['Alerta', 'Evaluar severidad', 'Investigar y mitigar', 'Cerrar incidente']);
  });

  it('are not read from a chain of people, and lose against chapters', () => {
    expect(names('# Incidents\n\n## Who\n\nOn-call → Team lead → Director → CTO\n')).toEqual([]);
    expect(
      names('# Incidents\n\n## Flow\n\nDetect → Triage → Mitigate → Review\n\n## Detection\n- x\n\n## Mitigation\n- y\n\n## Review\n- z\n'),
    ).toEqual(['Detection', 'Mitigation', 'Review']);
  });
});
