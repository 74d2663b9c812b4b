import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const deadlines = (text: string) =>
  read(SCALE + text).review.deadlines.map((d) => [
    d.severities,
    d.delay?.kind === 'after' ? d.delay.minutes / 60 : null,
    d.what,
    d.required,
  ]);

describe('the review', () => {
  it('has its deadline in a title and its severities in the sentence below', () => {
    expect(deadlines('\n  ## Post-Mortem (Within 48 Hours)\n\n  **Required for SEV-1 and SEV-2 incidents.**\n')).toEqual([
      [['SEV-1', 'SEV-2'], 48, 'review', true],
    ]);
  });

  it('is scheduled, held and published by bullets', () => {
    expect(
      deadlines(
        '\n  ## Post-Incident Review\n\n  ### Timeline\n  - **Schedule review** within 24 hours of resolution\n  - **Conduct review** within 72 hours\n  - **Publish report** within 1 week\n',
      ),
    ).toEqual([
      ['*', 24, 'schedule', true],
      ['*', 72, 'hold', true],
      ['*', 168, 'publish', true],
    ]);
  });

  it('differs by severity, and "as needed" is not required', () => {
    expect(
      deadlines(
        '\n  ## Incident Review Meeting\n\n  #### Timeline\n  - **SEV-1:** Within 24 hours of resolution\n  - **SEV-3:** As needed\n',
      ),
    ).toEqual([
      [['SEV-1'], 24, 'review', true],
      [['SEV-3'], null, 'review', false],
    ]);
  });

  it('takes the later end of 24-48 hours, and minutes of an agenda are no deadlines', () => {
    const text =
      '\n  ## Post-Incident Review\n\n  Within 24-48 hours of resolution, schedule a review meeting.\n\n  ### Review Agenda\n  1. **Timeline review** (15 minutes)\n     - What happened\n';
    expect(deadlines(text)).toEqual([['*', 48, 'schedule', true]]);
    expect(read(SCALE + text).review.agenda).toMatchObject([{ text: 'Timeline review', minutes: 15, topics: [{ text: 'What happened' }] }]);
  });
});

describe('the review in other words', () => {
  it('is asked for by a column of the table of severities, in its own language', () => {
    const { review } = read(
      '# Resposta a incidentes\n\n## Níveis\n\n| Nível | Definição | Postmortem |\n|---|---|---|\n| P1 | tudo fora do ar | Obrigatório |\n| P2 | uma parte | Opcional |\n| P3 | um bug | Não |\n',
    );
    expect(review.deadlines.map((d) => [d.severities, d.required])).toEqual([
      [['P1'], true],
      [['P2'], false],
      [['P3'], false],
    ]);
  });

  it('"und" is no day: no deadline where none is said', () => {
    expect(
      read('# Störungshandbuch\n\n## Ablauf\n\n1. **Erkennung**: Alarm und Meldung\n2. **Post-Mortem**: Analyse und Lernen\n').review
        .deadlines,
    ).toEqual([]);
  });

  it('the report is a template with a title in any language, or what each incident is documented with', () => {
    const sections = (text: string) => read(text).review.sections.map((s) => s.name);
    expect(
      sections("# Réponse aux incidents\n\n## Modèle de rapport d'incident\n\n```\n# Rapport\n## Résumé\n## Chronologie\n## Cause\n```\n"),
    ).toEqual(['Résumé', 'Chronologie', 'Cause']);
    expect(
      sections(
        '# Gestion des incidents\n\n## Documentation des incidents\n\nChaque incident doit être documenté avec :\n- Description\n- Cause\n- Actions\n',
      ),
    ).toEqual(['Description', 'Cause', 'Actions']);
  });
});

describe('what is measured and repeated', () => {
  it('indicators and reporting in one title are what is measured', () => {
    expect(
      read(
        '# Gestion des incidents\n\n## Indicateurs & reporting\n- Temps moyen de réponse (objectif : < 15 min).\n- Nombre d’incidents.\n',
      ).metrics,
    ).toMatchObject([{ name: 'Temps moyen de réponse', target: { value: '< 15 min' } }, { target: 'not-stated' }]);
  });

  it('metrics have a target and a severity where they say so', () => {
    expect(
      read(
        `${SCALE}\n  ## Metrics\n\n  - **Mean Time to Detect (MTTD):** < 5 minutes for SEV-1\n  - **Documentation:** 100%\n  - Customer impact duration\n`,
      ).metrics,
    ).toMatchObject([
      { name: 'Mean Time to Detect (MTTD)', abbreviation: 'MTTD', target: { value: '< 5 minutes' }, severity: { value: 'SEV-1' } },
      { target: { value: '100%' }, severity: 'not-stated' },
      { name: 'Customer impact duration', target: 'not-stated' },
    ]);
  });

  it('reports, drills and upkeep have their rhythm', () => {
    const policy = read(
      '## Reporting Schedule\n- Daily: open incidents\n\n## Training\n\n### Drills\n- Quarterly recovery tests\n- New hire training\n\n### Knowledge Updates\n- Annual review of the matrix\n',
    );
    expect([policy.reports, policy.drills, policy.upkeep].map((list) => list.map((r) => r.every))).toEqual([
      ['day'],
      ['quarter', 'on-joining'],
      ['year'],
    ]);
  });

  it('the document says when it was updated and how often it is reviewed, both on one line', () => {
    expect(read('# R\n\nText.\n\n_Last Updated: December 2024_ _Review Frequency: Quarterly_\n').freshness).toMatchObject({
      lastUpdated: { value: 'December 2024' },
      reviewEvery: { value: 'quarter' },
    });
  });

  it('the same without a colon before the first chapter; how often the document is reviewed is no deadline of an incident', () => {
    const { freshness, review } = read(
      '# On-call guide\n\nOwner: Payments. Last reviewed 2026-10-01, review every 6 months.\n\n## Severity\n\nText.\n',
    );
    expect(freshness).toMatchObject({ lastUpdated: { value: '2026-10-01' }, reviewEvery: { value: 'half-year' } });
    expect(review.deadlines).toEqual([]);
  });

  it.each([
    ['German', 'Halbjährliche Prüfung', 'half-year'],
    ['Spanish', 'Revisión cada seis meses', 'half-year'],
    ['Japanese', '半年ごとに見直す', 'half-year'],
    ['English', 'Review it annually', 'year'],
    ['English', 'A semi-annual review', 'half-year'],
  ])('a rhythm in %s: %s', (_, text, every) => {
    expect(read(`## Training\n\n### Knowledge Updates\n- ${text}\n`).upkeep.map((u) => u.every)).toEqual([every]);
  });

  it.each([
    [
      'a sentence',
      'We measure MTTA (target under 5 minutes) and MTTR (target 4 hours).',
      [
        ['MTTA', 'under 5 minutes'],
        ['MTTR', '4 hours'],
      ],
    ],
    [
      'items with a sign',
      '- MTTD < 5 min\n- Change failure rate < 10 %',
      [
        ['MTTD', '< 5 min'],
        ['Change failure rate', '< 10 %'],
      ],
    ],
    [
      'a German sentence',
      'Wir messen MTTA (Ziel: 5 Minuten) und MTTR (Ziel: 4 Stunden).',
      [
        ['MTTA', '5 Minuten'],
        ['MTTR', '4 Stunden'],
      ],
    ],
  ])('metrics from %s', (_, text, expected) =>
    expect(read(`# R\n\n## Metrics\n\n${text}\n`).metrics.map((m) => [m.name, m.target === 'not-stated' ? null : m.target.value])).toEqual(
      expected,
    ),
  );

  it.each([
    ['a sentence', 'The report has: summary, timeline, root cause, action items.', ['summary', 'timeline', 'root cause', 'action items']],
    [
      'questions',
      'Every postmortem answers these questions:\n\n- What happened?\n- Why?\n- What now?',
      ['What happened?', 'Why?', 'What now?'],
    ],
  ])('sections of the report from %s', (_, text, expected) =>
    expect(read(`# R\n\n## Postmortem\n\n${text}\n`).review.sections.map((s) => s.name)).toEqual(expected),
  );

  it('each level of a sentence, and of a table of times, has its own', () => {
    const SENTENCE = '\n  ## Post-incident actions\n\n  1. Schedule the post-incident review within 24 hours (SEV-1) or 48 hours (SEV-2)\n';
    expect(deadlines(SENTENCE).map(([levels, hours]) => [levels, hours])).toEqual([
      [['SEV-1'], 24],
      [['SEV-2'], 48],
    ]);
    const TABLE =
      '\n  ## Post-incident review\n\n  | Severity | Review Timing |\n  |---|---|\n  | SEV-1 | Within 24 hours |\n  | SEV-3 | Weekly ops review |\n';
    expect(deadlines(TABLE).map(([levels, hours]) => [levels, hours])).toEqual([
      [['SEV-1'], 24],
      [['SEV-3'], null],
    ]);
  });

  it('a label of two levels gives both the deadline', () => {
    const text = '\n  ## Post-incident review\n\n  - For every SEV-1 and SEV-2: hold the review within 48 hours\n  - SEV-3: optional\n';
    expect(deadlines(text).map(([levels, hours]) => [levels, hours])).toEqual([
      [['SEV-1', 'SEV-2'], 48],
      [['SEV-3'], null],
    ]);
  });

  it.each([
    ['two parts of a line', 'Required for every SEV-1/SEV-2; due within 5 business days of the fix.', [[['SEV-1', 'SEV-2'], 120]]],
    [
      'a sentence that ends before the optional one',
      'Required for SEV-1. Optional for SEV-3.',
      [
        [['SEV-1'], null],
        [['SEV-3'], null],
      ],
    ],
    ['a line of nothing but the time', 'Within 5 business days:\n  - File the actions.\n', [['*', 120]]],
    ['two fields', '- Timeline: within 4 days of closing\n  - Required: SEV-1, SEV-2\n', [[['SEV-1', 'SEV-2'], 96]]],
    [
      'titles of nothing but times',
      '\n  ### Within 48 hours\n\n  - Hold the debrief\n\n  ### Within 7 days\n\n  - Publish the report\n',
      [
        ['*', 48],
        ['*', 168],
      ],
    ],
    [
      'an item that goes on in its next line',
      '- SEV-1 (customers, but\n    only some >15 min): postmortem within 10 days.\n',
      [[['SEV-1'], 240]],
    ],
    ['not of a duty to a regulator', '\n  ### Notices (72 hours)\n\n  - The officer reviews it before it is sent.\n', []],
  ])('is read from %s', (_, text, expected) =>
    expect(deadlines(`\n  ## Post-incident review\n\n  ${text}\n`).map(([levels, hours]) => [levels, hours])).toEqual(expected),
  );

  it('a document about reviews need not say so in each chapter', () => {
    const text = '# Post-mortem process\n\n## Expectations\n\n- **Draft within 48 hours** of the fix.\n- **Meet within 5 days**\n';
    expect(read(text).review.deadlines).toMatchObject([{ what: 'draft', delay: { minutes: 2880 } }]);
  });

  it('each deed of the review has its deadline', () =>
    expect(deadlines('\n  ## Retrospective\n\n  - Within 24 hours: create the document\n  - Within 72 hours: hold the retro\n')).toEqual([
      ['*', 24, 'draft', true],
      ['*', 72, 'hold', true],
    ]));

  it('a review within business days keeps them', () => {
    expect(read(`${SCALE}\n  ## Afterwards\n\n  Hold a blameless post-mortem within 5 business days.\n`).review.deadlines).toMatchObject([
      { delay: { kind: 'after', businessDays: 5 } },
    ]);
  });

  it('updates are promised by clause: every 30 minutes for two levels, hourly for the third', () => {
    const text = '\n  ## Communication\n\n  - **Frequency:** Every 30 minutes for SEV-1/2, hourly for SEV-3\n';
    expect(read(SCALE + text).cadence.map((c) => [c.severities, c.everyMinutes])).toEqual([
      [['SEV-1', 'SEV-2'], 30],
      [['SEV-3'], 60],
    ]);
  });
});

describe('for whom a review is owed', () => {
  it.each([
    [
      'a step of a playbook',
      '\n  ## Response playbook\n\n  ### 1. Detection\n\n  - Look at the alarms\n\n  ### 2. Resolution\n\n  - Check the fix\n  - Schedule post-mortem within 48 hours\n',
      [['*', 48]],
    ],
    [
      'a playbook of two levels',
      '\n  ## Playbook (SEV-1 / SEV-2)\n\n  ### Triage\n\n  1. Look at it.\n\n  ### Stabilize\n\n  1. Roll back.\n\n  ### Resolve\n\n  1. File a postmortem within 48 hours.\n',
      [[['SEV-1', 'SEV-2'], 48]],
    ],
    [
      'levels without a time',
      '\n  ## Post-incident\n\n  For any SEV-1 or SEV-2, write a short post-mortem.\n',
      [[['SEV-1', 'SEV-2'], null]],
    ],
    ['a step that requires it', '\n  ## Response\n\n  1. Fix it\n  2. Every SEV-1 requires a postmortem\n', [[['SEV-1'], null]]],
    [
      'two sentences',
      '\n  ## Retro\n\n  **Required for every SEV-1.** It is easy.\n\n  The post-mortem is posted within **5 days**, with its follow-up list.\n',
      [[['SEV-1'], 120]],
    ],
    [
      'a metric of reviews',
      '\n  ## Metrics\n\n  | Metric | Target |\n  |---|---|\n  | Post-mortem completion | 100% within 5 days |\n',
      [['*', 120]],
    ],
    [
      'a promise that says it again',
      '\n  ## Retro\n\n  Every SEV-1 gets a postmortem within 48 hours.\n\n  ## Templates\n\n  ### Resolved\n\n  > [service] is back. We share a postmortem within 48 hours.\n',
      [[['SEV-1'], 48]],
    ],
    [
      'steps with their times',
      '\n  ## Post mortem process\n\n  | Step | Owner | Due |\n  |---|---|---|\n  | Draft | IC | 48 hours |\n  | Publish | IC | 7 days |\n',
      [
        ['*', 48],
        ['*', 168],
      ],
    ],
    ['no piece of work that follows', '\n  ## Post-incident\n\n  - After every SEV-1 the follow-ups get a review\n', []],
  ])('is read from %s', (_, text, expected) => expect(deadlines(text).map(([levels, hours]) => [levels, hours])).toEqual(expected));
});
