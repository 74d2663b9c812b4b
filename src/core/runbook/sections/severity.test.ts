import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const levels = (text: string) =>
  read(text).severities.map((s) => [
    s.id,
    s.name === 'not-stated' ? null : s.name.value,
    s.respondWithin === 'not-stated' ? null : s.respondWithin.value.delay,
    s.src.line,
  ]);
const minutes = (n: number) => ({ kind: 'after', minutes: n });

describe('the severity scale', () => {
  it('is read from a table, its names from the description, its clocks from the response column', () => {
    expect(
      levels(`
        ## Severity

        | Level | Description         | Response Time     |
        |-------|---------------------|-------------------|
        | P0    | Critical - all down | 15 minutes        |
        | P1    | Major               | next business day |
      `),
    ).toEqual([
      ['P0', 'Critical', minutes(15), 5],
      ['P1', 'Major', { kind: 'next-business-day' }, 6],
    ]);
  });

  it('is read from headings with fields below, where "Immediate (< 15 minutes)" has fifteen minutes', () => {
    const [first] = read(`
      ## Severity Levels

      #### **SEV-1 (Critical) - act now**
      **System Impact:** all of it
      **Response Time:** Immediate (< 15 minutes)
      **Resolution Time:** < 1 hour

      **Examples:**
      - Error rate (>10%)

      #### **SEV-2 (High)**
      **Response Time:** < 30 minutes
    `).severities;
    expect(first).toMatchObject({
      systemImpact: { value: 'all of it' },
      respondWithin: { value: { text: 'Immediate (< 15 minutes)', delay: minutes(15) } },
      resolveWithin: { value: { delay: minutes(60) } },
      examples: [{ text: 'Error rate (>10%)', src: { line: 9 } }],
      thresholds: [{ measure: 'Error rate', comparison: '>', value: 10, unit: '%' }],
    });
  });

  it('is read from a list inside a quote below a checkbox, and ranked by the words whatever their order', () => {
    const text = `
      ## First

      - [ ] Declare the severity
        > Use these:
        > - Low: it can wait
        > - High: it cannot
    `;
    expect(read(text).severities.map((s) => [s.id, s.rank])).toEqual([
      ['High', 1],
      ['Low', 2],
    ]);
  });

  it('joins what a later table says of the same levels, written otherwise', () => {
    const text = `
      ## Severity Levels
      - **SEV-1:** down
      - **SEV-2:** limping

      ## Targets

      | Severity | Response time |
      |---|---|
      | Sev1 | 5 min |
      | Sev2 | 1 hr |
    `;
    expect(levels(text)).toEqual([
      ['SEV-1', null, minutes(5), 2],
      ['SEV-2', null, minutes(60), 3],
    ]);
  });

  it('is read from an HTML table with a cell left open', () => {
    const text = `
      <table>
      <tr><th>Severity</th><th>Description</th></tr>
      <tr><td>SEV-1</td><td>Down</tr>
      <tr><td>SEV-2</td><td>Slow</td></tr>
      </table>
    `;
    expect(levels(text).map(([id]) => id)).toEqual(['SEV-1', 'SEV-2']);
  });

  it.each([
    ['plain paragraphs', 'Severity 1: nobody can pay.\n\nSeverity 2: paying is slow.', ['Severity 1', 'Severity 2']],
    ['two levels of one item', '## Severity\n\n- **SEV-1/2:** outage\n- **SEV-3:** ugly', ['SEV-1', 'SEV-2', 'SEV-3']],
    ['a range in a cell', '## Severity\n\n| Level | Meaning |\n|---|---|\n| P1 | Down |\n| P2–P4 | Slow |', ['P1', 'P2', 'P3', 'P4']],
    ['an enumeration in its chapter', '## Severity classification\n\n1. Make it Sev1/Sev2/Sev3 by its impact.', ['Sev1', 'Sev2', 'Sev3']],
  ])('is read from %s', (_, text, expected) => expect(levels(text).map(([id]) => id)).toEqual(expected));

  it('is read from times that say whom they are for', () =>
    expect(levels('The engineer responds within:\n\n- **15 minutes** for SEV-1 (called)\n- **4 hours** for SEV-2/3')).toMatchObject([
      ['SEV-1', null, minutes(15), 3],
      ['SEV-2', null, minutes(240), 4],
      ['SEV-3', null, minutes(240), 4],
    ]));

  it('has its clocks from a column for fixes', () => {
    const text = '## Severity\n\n| Severity | Target fix time |\n|---|---|\n| Critical | 48 hours |\n| High | 7 days |';
    expect(read(text).severities.map((s) => (s.resolveWithin === 'not-stated' ? null : s.resolveWithin.value.delay))).toEqual([
      minutes(2880),
      minutes(10_080),
    ]);
  });

  it('has no clock from when a role is given to somebody', () =>
    expect(
      levels(
        '## Severity\n\n- **P1:** down\n- **P2:** slow\n\n## Roles\n\n### Scribe\n\nWhen:\n\n- P1: immediately\n- P2: within 1 hour',
      ).map(([, , clock]) => clock),
    ).toEqual([null, null]));

  it.each([
    ['percentiles', '- P95: 200 ms\n- P99: 900 ms'],
    ['tiers of a component', '## Tiers\n\n| Tier | Review |\n|---|---|\n| 1 | Yes |\n| 2 | No |'],
    ["a vendor's answer times", '## Vendors\n\n| Vendor | Response Time |\n|---|---|\n| Acme | 24 hours |\n| Cargo | 4 hours |'],
    ['escalation levels', '## Escalation\n\n- Level 1: Ann\n- Level 2: Bob (+15 minutes)'],
  ])('is not seen in %s', (_, text) => {
    expect(read(text).severities).toEqual([]);
  });

  const clocks = (text: string) =>
    read(`# Incident response\n\n${text}`).severities.map((s) =>
      [s.acknowledgeWithin, s.respondWithin, s.resolveWithin].map((t) =>
        t === 'not-stated' ? null : t.value.delay.kind === 'after' ? t.value.delay.minutes : t.value.delay.kind,
      ),
    );

  it.each([
    [
      'columns by their abbreviations',
      '## Severity\n\n| Level | TTA | TTR |\n|---|---|---|\n| Critical (S1) | 10 min | 2 h |\n| High (S2) | 30 min | 8 h |\n',
      [
        [10, null, 120],
        [30, null, 480],
      ],
    ],
    [
      'an agreement in each column',
      '## Severity\n\n| Priority | SLA (ack) | SLA (restore) |\n|---|---|---|\n| P1 | 5m | 1h |\n| P2 | 15m | 4h |\n',
      [
        [5, null, 60],
        [15, null, 240],
      ],
    ],
    [
      'promises with a subject',
      '## Severity\n\n1. Critical: all down. We respond within 15 minutes, around the clock.\n2. Major: a part is down. The team must respond within one hour.\n',
      [
        [null, 15, null],
        [null, 60, null],
      ],
    ],
    [
      'German promises',
      '## Schweregrade\n\n- **S1:** Alles steht. Wir reagieren innerhalb von 15 Minuten.\n- **S2:** Störung. Wir reagieren innerhalb von 2 Stunden.\n',
      [
        [null, 15, null],
        [null, 120, null],
      ],
    ],
    [
      'answers inside a time',
      '## Severities\n\n- SEV0: all hands, answer inside 5 min\n- SEV1: wake somebody, answer inside 15 min\n',
      [
        [null, 5, null],
        [null, 15, null],
      ],
    ],
    [
      'one paragraph for all levels',
      '## Priorities\n\nP1: Respond immediately, 24/7. P2: Respond within 2 hours. P3: best effort.\n\n## More\n',
      [
        [null, 0, null],
        [null, 120, null],
        [null, null, null],
      ],
    ],
    [
      'paragraphs in a quote',
      '## Severity levels\n\n> **SEV1** — nobody can pay. Response: 5 min.\n>\n> **SEV2** — slow. Response: 30 min.\n',
      [
        [null, 5, null],
        [null, 30, null],
      ],
    ],
    [
      'a picture before the bold word',
      '## Severity\n\n🔴 **Critical** – Response: 15 minutes\n\n🟠 **High** – Response: 1 hour\n',
      [
        [null, 15, null],
        [null, 60, null],
      ],
    ],
    [
      'levels as columns of a table of promises',
      '## SLAs\n\n| | P1 | P2 |\n|---|---|---|\n| Time to respond | 15 min | 1 bd |\n| Time to resolve | 4 hrs | 1 week |\n',
      [
        [null, 15, 240],
        [null, 1440, 10080],
      ],
    ],
    [
      'two promises below one head',
      '## Severity\n\n| Severity | Response target |\n|---|---|\n| SEV-1 | 15 min acknowledge, 1 h mitigate |\n| SEV-2 | 30 min acknowledge, 4 h mitigate |\n',
      [
        [15, null, 60],
        [30, null, 240],
      ],
    ],
    [
      'plain sentences',
      '## Severity\n\nSev 1 means that all is down. A Sev 1 must be acknowledged within 10 minutes and resolved within 2 hours. Sev 2 means degraded; it must be acknowledged within 1 hour.\n',
      [
        [10, null, 120],
        [60, null, null],
      ],
    ],
    [
      'what an arrow leads to',
      '## Severity\n\n- **P1**: nothing works → 15m\n- **P2**: something does not work → 2h\n',
      [
        [null, 15, null],
        [null, 120, null],
      ],
    ],
    [
      'fields below an item that is a level and no more',
      '## Severity\n\n1. SEV-1\n   - Definition: down\n   - Response: 15 min\n2. SEV-2\n   - Definition: slow\n   - Response: 1 h\n',
      [
        [null, 15, null],
        [null, 60, null],
      ],
    ],
    [
      'the clause of a cell that is neither the page nor the news',
      '## Severity\n\n| Level | Meaning | Response |\n|---|---|---|\n| SEV-1 | down | page now; commander within 15 min; update every 30 min |\n| SEV-2 | slow | page; commander within 1 h |\n',
      [
        [null, 15, null],
        [null, 60, null],
      ],
    ],
    [
      'a table of warnings below the escalation',
      '## Escalation\n\n| Severity | Response time |\n|---|---|\n| Critical | 15 min |\n| Warning | 2 hours |\n',
      [
        [null, 15, null],
        [null, 120, null],
      ],
    ],
    [
      'words of the level that ask for an immediate response',
      '## Severity\n\n1. **Critical** - All is down. Immediate response is required.\n2. **Major** - A part is down. Respond within 1 hour.\n',
      [
        [null, 0, null],
        [null, 60, null],
      ],
    ],
    [
      'a column that two clocks share',
      '## Severity\n\n| Sev | Meaning | SLA (ack / resolve) |\n|---|---|---|\n| SEV1 | down | 15m / 4h |\n| SEV2 | slow | 1h / 24h |\n',
      [
        [15, null, 240],
        [60, null, 1440],
      ],
    ],
    [
      'items that open with their level in bold, under whatever title',
      '## How bad is it?\n\n1. **Sev 1** Nobody can buy.\n   - Response: 5 minutes\n2. **Sev 2** Buyers grumble.\n   - Response: 30 minutes\n',
      [
        [null, 5, null],
        [null, 30, null],
      ],
    ],
    [
      'categories and classes below a title that says what they are',
      '## Severity categories\n\n- **Category 1**: all down. Response time: 10 min\n- **Category 2**: some down. Response time: 1 h\n',
      [
        [null, 10, null],
        [null, 60, null],
      ],
    ],
    [
      'fields rather than the brackets of a title',
      '## Severity\n\n### P1 - Outage (Immediate Response)\n\n**Response Time**: Immediate (5 minutes)\n\n### P2 - Trouble (within 2 hours)\n\nSlow.\n',
      [
        [null, 5, null],
        [null, 120, null],
      ],
    ],
    [
      'a column of the first tier',
      '## Targets by severity\n\n| Severity | Tier 1 response | Resolve | Escalate to Tier 2 |\n|---|---|---|---|\n| P1 | Immediate (page) | < 4 h | 15 minutes |\n| P2 | < 1 hour | < 1 day | 1 hour |\n',
      [
        [null, 0, 240],
        [null, 60, 1440],
      ],
    ],
    [
      'a duty that stands apart',
      '## Severity\n\n- SEV-1: down\n- SEV-2: slow\n\n## On call\n\n- Acknowledge pages within 5 minutes (SEV-1) / 15 minutes (SEV-2).\n',
      [
        [5, null, null],
        [15, null, null],
      ],
    ],
    [
      'a table of targets that stands apart',
      '## Severity\n\n- SEV-1: down\n- SEV-2: slow\n\n## What we aim at\n\n| Measure | Target |\n|---|---|\n| SEV-1 ack | 5 min |\n| SEV-1 resolution | 4 h |\n| SEV-2 resolution | 8 h |\n',
      [
        [5, null, 240],
        [null, null, 480],
      ],
    ],
  ])('has its clocks from %s', (_, text, expected) => expect(clocks(text)).toEqual(expected));

  it.each([
    [
      'headings that count the names',
      '## Severity\n\n### 1 - High Severity\n\nAll down.\n\n### 2 - Low Severity\n\nSlow.\n',
      ['High', 'Low'],
    ],
    ['a series of names', '## Severity\n\nEach incident is minor, major or critical.\n', ['critical', 'major', 'minor']],
    [
      'a table of who is told that names each once, when nothing better is found',
      '## Escalation paths\n\n| Severity | Next |\n|---|---|\n| INFO | - |\n| WARNING | Lead |\n| CRITICAL | Director |\n',
      ['CRITICAL', 'WARNING', 'INFO'],
    ],
    ['no series of two', '## Severity\n\nIt is major or minor.\n', []],
    ['no impact of three kinds elsewhere', '## Metrics\n\nLoad can be high, medium or low.\n', []],
  ])('is read from %s', (_, text, ids) => expect(read(text).severities.map(({ id }) => id)).toEqual(ids));

  it('is not made of clocks where a plan gives its stages weeks', () =>
    expect(clocks('## Project plan\n\n- P1: discovery (2 weeks)\n- P2: build (6 weeks)\n').flat().filter(Boolean)).toEqual([]));

  it('does not take the head of a table of fields for a fact', () =>
    expect(
      read(
        '# R\n\n## Severity\n\n### P1\n\n| Attribute | Definition |\n|---|---|\n| Description | all down |\n| Response Time | 5 minutes |\n\n### P2\n\n| Attribute | Definition |\n|---|---|\n| Description | slow |\n| Response Time | 1 hour |\n',
      ).severities.map((s) => s.criteria.map((c) => c.text)),
    ).toEqual([['all down'], ['slow']]));
});
