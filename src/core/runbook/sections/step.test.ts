import { describe, expect, it } from 'vitest';
import type { Step } from '../../policy/work.ts';
import { read, SCALE } from '../story.fixture.ts';

const stepsIn = (body: string): Step[] => read(`${SCALE}\n## Detect\n- [ ] See\n\n## Mitigate\n\n${body}\n`).phases.at(-1)?.steps ?? [];
const texts = (body: string) => stepsIn(body).map((step) => step.text);

describe('steps', () => {
  it('are no advice in a callout and no blanks of a record, but what is to be ticked there', () => {
    expect(
      texts(
        '- [ ] Fix it\n\n> [!TIP]\n> Stop the bleeding:\n> - be sure\n> - be calm\n\n> [!WARNING]\n> - [ ] Freeze the deploys\n\n### Record\n\n- When was it fixed? `YYYY-MM-DD`\n- By whom?\n',
      ),
    ).toEqual(['Fix it', 'Freeze the deploys']);
    expect(texts('> For all of us:\n> - Fix it\n')).toEqual(['Fix it']);
  });

  it('may be headings with the command that does them, or with a number', () => {
    const steps = stepsIn(
      '### Look at the pods\n\n```bash\nkubectl get pods\n```\n\n### 2. Think\n\nWhat changed today?\n\n### Background\n\nIt was built in spring.\n',
    );
    expect(steps.map((s) => [s.text, s.style, s.detail.map((d) => d.text)])).toEqual([
      ['Look at the pods', 'bullet', []],
      ['Think', 'numbered', ['What changed today?']],
    ]);
  });

  it('may be the rows of a table, with the rest of the row as their detail', () => {
    const steps = stepsIn('| Task | Owner | Due |\n|---|---|---|\n| Roll back | on-call | at once |\n| Tell support | lead | 10 min |\n');
    expect(steps.map((s) => [s.text, s.detail.map((d) => d.text)])).toEqual([
      ['Roll back', ['on-call', 'at once']],
      ['Tell support', ['lead', '10 min']],
    ]);
  });

  it('have bullets below a box as detail, in a fence as in a list', () => {
    const steps = stepsIn('```\n□ Look at the metrics\n  - errors\n  - latency\n□ Ask around\n□ Decide\n```\n');
    expect(steps.map((s) => [s.text, s.detail.length, s.steps.length])).toEqual([
      ['Look at the metrics', 2, 0],
      ['Ask around', 0, 0],
      ['Decide', 0, 0],
    ]);
  });

  it('are limited to the severities in their brackets, and end in a condition', () => {
    expect(stepsIn('- Call the bank (SEV-1 only)\n- Rotate the key, if it leaked\n- Assign SEV-1 to an outage\n')).toMatchObject([
      { severities: ['SEV-1'], condition: null },
      { severities: '*', condition: 'if it leaked' },
      { severities: '*', condition: null },
    ]);
  });

  it.each([
    ['questions of a root cause analysis', '- Roll back\n\n### Root Cause Analysis\n\n1. Why? Because.\n2. Why? Therefore.\n'],
    ['deadlines that nobody has', '- Roll back\n\n| Task | Deadline |\n|---|---|\n| Draft | 48 hours |\n| Meeting | 5 days |\n'],
    ['examples and symptoms', '- Roll back\n\nSymptoms:\n- it is slow\n- it is red\n'],
  ])('are never %s', (_, body) => {
    expect(texts(body)).toEqual(['Roll back']);
  });

  // A step in each language: limited to a severity, on a condition, and telling the stakeholders.
  it.each([
    ['es', 'Avisar al banco (solo SEV-1)', 'Rotar la clave, si se filtró', 'si se filtró', 'Notificar a las partes interesadas'],
    ['pt', 'Ligar ao banco (apenas SEV-1)', 'Trocar a chave, se vazou', 'se vazou', 'Notificar as partes interessadas'],
    ['fr', 'Appeler la banque (uniquement SEV-1)', 'Changer la clé, si elle a fuité', 'si elle a fuité', 'Informer les parties prenantes'],
    ['de', 'Bank anrufen (nur SEV-1)', 'Schlüssel tauschen, falls er bekannt ist', 'falls er bekannt ist', 'Stakeholder informieren'],
    ['uk', 'Зателефонувати до банку (лише SEV-1)', 'Замінити ключ, якщо він відомий', 'якщо він відомий', 'Повідомити зацікавлених осіб'],
    ['ru', 'Позвонить в банк (только SEV-1)', 'Сменить ключ, если он известен', 'если он известен', 'Уведомить заинтересованных лиц'],
    ['ja', '銀行に連絡する（SEV-1のみ）', '鍵を変える', null, '関係者へ通知する'],
  ])('are understood in %s', (_, limited, conditional, condition, told) => {
    expect(stepsIn(`- ${limited}\n- ${conditional}\n- ${told}\n`)).toMatchObject([
      { severities: ['SEV-1'] },
      { condition },
      { does: 'notify-stakeholders' },
    ]);
  });
});
