import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const found = (text: string) => read(text).procedures.map((p) => p.name);

describe('troubles in bold letters', () => {
  it('open the paragraphs of a chapter of failures, and the sentences behind them are the steps', () => {
    const { procedures } = read(`
      ## Common failures

      **Pool exhausted.** Requests time out.
      Restart the pooler.

      **Queue backing up.** No mail goes out. Add a worker.

      Ask before you purge it.

      **Cache full:** raise the limit.
    `);
    expect(procedures.map((p) => [p.name, p.steps.map((s) => s.text)])).toEqual([
      ['Pool exhausted', ['Requests time out.', 'Restart the pooler.']],
      ['Queue backing up', ['No mail goes out.', 'Add a worker.']],
      ['Cache full', ['raise the limit.']],
    ]);
  });

  it.each([
    ['by a stop', '- **Disk full.** Free some.\n- **No quorum.** Vote.\n'],
    ['by a colon', '- **Disk full:** free some\n- **No quorum**: vote\n'],
    ['by a dash', '1. **Disk full** — free some\n2. **No quorum** - vote\n'],
    ['with a list below each', '- **Disk full:**\n  - free some\n- **No quorum:**\n  - vote\n'],
  ])('may be items, set off %s', (_, list) => {
    const { procedures } = read(`## Troubleshooting\n\n${list}`);
    expect(procedures.map((p) => [p.name, p.steps.length])).toEqual([
      ['Disk full', 1],
      ['No quorum', 1],
    ]);
  });

  it('are no parts of one, no questions and no words in the middle of a sentence', () => {
    expect(found('## Troubleshooting\n\n**Symptoms:** slow.\n\n**Fix:** restart.\n')).toEqual([]);
    expect(found('## Troubleshooting\n\n**Is it slow?** Wait.\n\n**Is it down?** Run.\n')).toEqual([]);
    expect(found('## Troubleshooting\n\n**Never** restart it.\n\n**Always** ask.\n')).toEqual([]);
  });
});

describe('chapters of troubles', () => {
  it('are called by the trouble itself, above what to do', () => {
    const chapter = (title: string) =>
      found(`# Guide\n\n## Triage\n\n- look\n\n## ${title}\n\n1. Stop the service at once\n2. Save all the logs\n`);
    for (const title of ['Data exposure', 'Suspected credential leak', 'Security incidents', 'Security incident overrides', 'Ransomware'])
      expect(chapter(title)).toEqual([title]);
    for (const title of [
      'Fuga de datos',
      'Fuite de données',
      'Vazamento de dados',
      'Datenpanne',
      'Утечка данных',
      'Витік даних',
      '情報漏えい',
    ])
      expect(chapter(title)).toEqual([title]);
    for (const title of ['Security', 'Exposure of the team', 'Leave of absence']) expect(chapter(title)).toEqual([]);
  });

  it('are no examples of a trouble and no links to what is said of it', () => {
    expect(found('# Guide\n\n## Data loss\n\nExamples:\n\n- a table is gone\n- a bucket is gone\n')).toEqual([]);
    expect(
      found('# Guide\n\n## Security incidents\n\n- [How we handle security incidents](a.md)\n- [Whom we tell of them](b.md)\n'),
    ).toEqual([]);
    expect(found(`${SCALE}\n## Data breach (SEV-1)\n\n- the table is open\n- the bucket is open\n`)).toEqual([]);
  });

  it('are of one kind with their neighbours when they tell only what to do', () => {
    const one = (title: string, signs: boolean) => `## ${title}\n\n${signs ? '### Symptoms\n- x\n\n' : ''}### Steps\n1. y\n\n`;
    expect(
      found(`# Guide\n\n${one('Broker down', true)}${one('Wrong figures', false)}${one('Stale data', true)}${one('Deploying', false)}`),
    ).toEqual(['Broker down', 'Stale data', 'Wrong figures']);
  });

  it('are alerts of a sprint, each with its check or its fix', () => {
    const one = (title: string, part: string) => `### ${title}\n\n**Alert:** \`X\`\n**Threshold:** 5 %\n\n#### ${part}\n\n- look\n\n`;
    expect(
      found(
        `# On-call\n\n## New alerts\n\n${one('Rollbacks high', 'Mitigation')}${one('Flags high', 'Quick check')}${one('Jobs fail', 'Diagnostics')}`,
      ),
    ).toEqual(['Rollbacks high', 'Flags high', 'Jobs fail']);
  });

  it('stand below actions by type', () => {
    for (const title of [
      'Actions by incident type',
      'Действия по типам инцидентов',
      'Дії за типами інцидентів',
      'Acciones por tipo',
      'Ações por tipo',
      'Maßnahmen nach Störungsart',
      '種類別の対応',
    ])
      expect(found(`# Guide\n\n## ${title}\n\n### Redis\n\n1. x\n\n### Host\n\n1. y\n`)).toEqual(['Redis', 'Host']);
  });

  it('may be specific to what failed', () => {
    for (const title of ['Failure-specific actions', 'Component-specific procedures', 'Service-specific runbooks'])
      expect(found(`# Guide\n\n## ${title}\n\n### Redis\n\nDegrade.\n\n### Host\n\nMove.\n`)).toEqual(['Redis', 'Host']);
  });
});

describe('the name of a trouble', () => {
  it('is without its level', () => {
    const named = (title: string) => found(`${SCALE}\n## Scenarios\n\n### ${title}\n\n1. Look\n`);
    for (const title of ['SEV-1 – Disk full', 'SEV-1/SEV-2: Disk full', 'Disk full (SEV-1)', 'Disk full [SEV-1/SEV-2]'])
      expect(named(title)).toEqual(['Disk full']);
    expect(named('Disk full (all nodes)')).toEqual(['Disk full (all nodes)']);
  });

  it('is no name of a file', () => {
    expect(found('# Guide\n\n## Common runbooks\n\n- [disk.md](disk.md) – full\n- [`db/restore.md`](db.md) – gone\n')).toEqual([]);
    expect(found('# Guide\n\n## Common runbooks\n\n- [Disk full](disk.md)\n- [Database gone](db.md)\n')).toEqual([
      'Disk full',
      'Database gone',
    ]);
  });
});
