import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const found = (text: string) => read(text).procedures.map((p) => [p.name, p.kind, p.steps.length]);

describe('procedures', () => {
  it('are named by the runbook that a symptom links to, or else by the symptom', () => {
    const linked = read(`
      ## What now

      | Symptom | Runbook |
      |---|---|
      | Jobs pile up | [\`job-queue.md\`](job-queue.md) |
      | A key leaked | [Key rotation](keys.md) |
    `);
    expect(linked.procedures.map((p) => [p.name, p.category])).toEqual([
      ['Job queue', 'Jobs pile up'],
      ['Key rotation', 'A key leaked'],
    ]);
    const told = read(`
      ## What now

      | Symptom | Runbook |
      |---|---|
      | Jobs pile up | [queue.md](queue.md), then wait |
      | A key leaked | ask security |
    `);
    expect(told.procedures.map((p) => p.name)).toEqual(['Jobs pile up', 'A key leaked']);
  });

  it('have the cells that say what to do as steps', () => {
    const { procedures } = read(`
      ## Incident types

      | Type | Response |
      |---|---|
      | Phishing | Reset the password; block the sender |
      | Flood | Turn the filter on |
    `);
    expect(procedures.map((p) => [p.name, p.steps.map((s) => s.text)])).toEqual([
      ['Phishing', ['Reset the password', 'block the sender']],
      ['Flood', ['Turn the filter on']],
    ]);
  });

  it('are bold titles below a heading of common troubles, but never the parts of one', () => {
    expect(found('## Common issues\n\n**Slow database**\n- look at locks\n\n**Old certificate**\n- renew\n- reload\n')).toEqual([
      ['Slow database', 'incident-type', 1],
      ['Old certificate', 'incident-type', 2],
    ]);
    expect(found('## Troubleshooting\n\n**Symptoms**\n- slow\n\n**Fix**\n- restart\n')).toEqual([]);
  });

  it('are the chapters of a collection', () => {
    expect(
      found('# Shop runbooks\n\n## 1. Cart is empty\n1. Look\n\n## 2. No mail\n1. Ask\n2. Send\n\n## Contacts\n- Ann: ann@shop.test\n'),
    ).toEqual([
      ['Cart is empty', 'incident-type', 1],
      ['No mail', 'incident-type', 2],
    ]);
  });

  it('are called like the alerts of the monitor', () => {
    expect(found('# Alerts of the shop\n\n## HighErrorRate\n1. Look at the log\n\n## QueueTooLong\n1. Add workers\n')).toEqual([
      ['HighErrorRate', 'incident-type', 1],
      ['QueueTooLong', 'incident-type', 1],
    ]);
    expect(found('# JavaScript\n\n## TypeScript\n- a\n\n## Notes\n- b\n')).toEqual([]);
  });

  it('are chapters that say so in their titles, or that tell a symptom and its cure', () => {
    expect(
      found('# Operations\n\n## Runbook: No quorum\n\n### Steps\n\n1. Look\n2. Ask\n\n## Runbook: Slow API\n\n### Steps\n\n1. Scale\n'),
    ).toEqual([
      ['No quorum', 'incident-type', 2],
      ['Slow API', 'incident-type', 1],
    ]);
    expect(found('# Ops\n\n## Scenario A: No quorum\n\n- look\n\n## Scenario B – Slow API\n\n- scale\n').map(([name]) => name)).toEqual([
      'No quorum',
      'Slow API',
    ]);
    expect(
      found(
        '# Shop Playbook\n\n## 1. Proxy 502\n\n**Symptom:** 502.\n\n- Restart\n\n## 2. Crash loop\n\n**Fix:** free space.\n\n## 3. Mascot\n\nA fox.\n',
      ),
    ).toEqual([
      ['Proxy 502', 'incident-type', 1],
      ['Crash loop', 'incident-type', 0],
    ]);
  });

  it.each([
    ['# DiskFull\n\n## Meaning\nx\n\n## Impact\nx\n\n## Diagnosis\n- df\n\n## Mitigation\n- rm\n', ['Diagnosis', 'Mitigation']],
    [
      '# Runbook: Disk full\n\n## Symptoms\n- x\n\n## Troubleshooting\n1. df\n\n## Possible resolutions\n1. rm\n\n## Escalation\n- #ops\n',
      ['Troubleshooting', 'Possible resolutions'],
    ],
    ['# Disco lleno\n\n## Significado\nx\n\n## Diagnóstico\n- df\n\n## Mitigación\n- rm\n', ['Diagnóstico', 'Mitigación']],
    ['# Disco cheio\n\n## Sintomas\nx\n\n## Diagnóstico\n- df\n\n## Solução\n- rm\n', ['Diagnóstico', 'Solução']],
    ['# Disque plein\n\n## Symptômes\nx\n\n## Diagnostic\n- df\n\n## Résolution\n- rm\n', ['Diagnostic', 'Résolution']],
    ['# Platte voll\n\n## Bedeutung\nx\n\n## Diagnose\n- df\n\n## Behebung\n- rm\n', ['Diagnose', 'Behebung']],
    ['# Диск заповнено\n\n## Симптоми\nx\n\n## Діагностика\n- df\n\n## Усунення\n- rm\n', ['Діагностика', 'Усунення']],
    ['# Диск заполнен\n\n## Симптомы\nx\n\n## Диагностика\n- df\n\n## Устранение\n- rm\n', ['Диагностика', 'Устранение']],
    ['# ディスク満杯\n\n## 症状\nx\n\n## 診断\n- df\n\n## 対処\n- rm\n', ['診断', '対処']],
  ])('are the document itself where it is the runbook of one alert: %s', (text, phases) => {
    const policy = read(text);
    expect(policy.procedures).toMatchObject([{ kind: 'alert' }]);
    expect(policy.procedures[0]?.name).not.toMatch(/^Runbook/u);
    expect(policy.phases.map((p) => p.name)).toEqual(phases);
  });

  it('are the rows of a table of alerts, past a column that counts them, and say what to do in sentences', () => {
    const { procedures } = read(`
      ## 4. Top alerts

      | # | Alert name | Source | Severity | Runbook |
      |---|---|---|---|---|
      | 1 | **Pool exhausted** | db | SEV-1 | Check for leaks. Restart the pooler. |
      | 2 | **Spike of 429** | edge | SEV-3 | Likely brute force. |
    `);
    expect(procedures.map((p) => [p.name, p.steps.map((s) => s.text)])).toEqual([
      ['Pool exhausted', ['Check for leaks.', 'Restart the pooler.']],
      ['Spike of 429', ['Likely brute force.']],
    ]);
    expect(found('## Playbooks\n\n| No. | What | Response |\n|---|---|---|\n| 1. | Flood | Filter |\n| 2. | Fire | Leave |\n')).toEqual([
      ['Flood', 'incident-type', 1],
      ['Fire', 'incident-type', 1],
    ]);
  });

  it('are headings with their signs and their treatment, whatever holds them and however they are counted', () => {
    const body = '**Indicators:**\n- odd events\n\n**IMMEDIATE ACTIONS (within 5 minutes):**\n\n1. Stop it\n';
    const names = (text: string) => read(text).procedures.map((p) => p.name);
    const wanted = ['Bridge exploit', 'Key theft'];
    expect(names(`## Security incidents\n\n### SEC-1: Bridge exploit\n\n${body}\n### SEC-2: Key theft\n\n${body}`)).toEqual(wanted);
    expect(
      names(`# Handbook\n\n## A) Bridge exploit\n\n${body}\n## B) Key theft\n\n${body}\n## Contacts\n\n- Ann: ann@shop.test\n`),
    ).toEqual(wanted);
    expect(
      names(
        '# Handbook\n\n## 1. Bridge exploit\n\n### Symptoms\n- x\n\n### Response\n1. Stop\n\n## 2. Key theft\n\n### Detection\n- x\n\n### Containment\n1. Revoke\n',
      ),
    ).toEqual(wanted);
    expect(
      names(
        '# Handbook\n\n## Bridge exploit\n\nSymptoms: odd events.\n\nFix: stop it.\n\n## Key theft\n\n- **Signs:** x\n- **What to do:** y\n',
      ),
    ).toEqual(wanted);
  });

  it('are no levels, no templates and no process that have such parts', () => {
    const body = (at: string) => `${at} Symptoms\n- x\n\n${at} Response\n1. y\n`;
    expect(found(`${SCALE}\n## Levels\n\n### SEV-1\n\n${body('####')}\n### SEV-2\n\n${body('####')}`)).toEqual([]);
    expect(found(`# Guide\n\n## Report templates\n\n### Small\n\n${body('####')}\n### Large\n\n${body('####')}`)).toEqual([]);
    expect(found(`# Guide\n\n## Response process\n\n${body('###')}\n## Escalation\n\n${body('###')}`)).toEqual([]);
  });

  it.each([
    ['Data breach procedure', true],
    ['Child safety incident protocol', true],
    ['Payment outage playbook', true],
    ['Major incident procedure', false],
    ['Escalation procedure', false],
    ['Backup procedure', false],
    ['Procedimiento ante una fuga de datos', true],
    ['Procedimento em caso de vazamento de dados', true],
    ['Procédure en cas de fuite de données', true],
    ['Verfahren bei einer Datenpanne', true],
    ['Порядок действий при утечке данных', true],
    ['Порядок дій у разі витоку даних', true],
    ['データ漏洩時の対応手順', true],
  ])('may be one chapter that says so: %s', (title, is) => {
    expect(found(`# Guide\n\n## Contacts\n\n- Ann: ann@shop.test\n\n## ${title}\n\n- look\n- tell\n`).map(([name]) => name)).toEqual(
      is ? [title] : [],
    );
  });

  it('may hold a case each below the heading of their treatment', () => {
    expect(
      found(
        '# Plan\n\n## Scenarios\n\n### Office offline\n\n- nobody works\n\n#### Procedure:\n\n1. Go home\n\n### Tools down\n\n- no mail\n\n#### Procedure:\n\n##### Mail down\n\n1. Call\n2. Write\n\n##### Phone down\n\n1. Mail\n',
      ),
    ).toEqual([
      ['Office offline', 'incident-type', 2],
      ['Mail down', 'incident-type', 2],
      ['Phone down', 'incident-type', 1],
      ['Tools down', 'incident-type', 1],
    ]);
  });

  it('are not made of a row that shows how to write one', () => {
    expect(found('## Alerts\n\n| Alert | Runbook |\n|---|---|\n| Example alert | write it here |\n')).toEqual([]);
  });

  // A chapter of common troubles and a table of symptoms in each language.
  it.each([
    ['es', 'Problemas comunes', 'Síntoma', 'Solución'],
    ['pt', 'Problemas comuns', 'Sintoma', 'Solução'],
    ['fr', 'Dépannage', 'Symptôme', 'Solution'],
    ['de', 'Bekannte Probleme', 'Symptom', 'Abhilfe'],
    ['uk', 'Типові проблеми', 'Симптом', 'Рішення'],
    ['ru', 'Типовые проблемы', 'Симптом', 'Решение'],
    ['ja', 'トラブルシューティング', '症状', '対処'],
  ])('%s: headings and tables', (_, chapter, symptom, fix) => {
    expect(found(`# A\n\n## ${chapter}\n\n### Redis 1\n- x\n\n### Redis 2\n- x\n`).map(([name]) => name)).toEqual(['Redis 1', 'Redis 2']);
    expect(found(`# A\n\n## B\n\n| ${symptom} | ${fix} |\n|---|---|\n| Redis 1 | x |\n| Redis 2 | y |\n`).map(([name]) => name)).toEqual([
      'Redis 1',
      'Redis 2',
    ]);
  });
});
