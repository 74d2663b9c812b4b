import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read, SCALE } from '../story.fixture.ts';

const HEAD = `# Handbook\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n`;
const metrics = (text: string): string[] =>
  factsOf(read(HEAD + text)).metrics.map((m) => `${m.name} ${m.target}${m.severity ? ` ${m.severity}` : ''}`);

describe('a table of what is measured', () => {
  it('says in the first column of what, where one name holds for several', () => {
    expect(
      metrics(
        '## SLOs\n\n| Service | SLI | Target |\n|---|---|---|\n| Shop | Availability | 99.9% |\n| Shop | Latency p95 | < 500 ms |\n| Search | Availability | 99% |\n',
      ),
    ).toEqual(['Shop Availability 99.9%', 'Shop Latency p95 < 500 ms', 'Search Availability 99%']);
  });

  it('may have the levels as its heads or open its rows with them', () => {
    const both = ['MTTA 5 min SEV-1', 'MTTA 15 min SEV-2', 'MTTR < 1 h SEV-1', 'MTTR 4 h SEV-2'];
    expect(metrics('## Metrics\n\n| Metric | SEV-1 | SEV-2 |\n|---|---|---|\n| MTTA | 5 min | 15 min |\n| MTTR | < 1 h | 4 h |\n')).toEqual(
      both,
    );
    expect(metrics('## Metrics\n\n| Level | MTTA | MTTR |\n|---|---|---|\n| SEV-1 | 5 min | < 1 h |\n| SEV-2 | 15 min | 4 h |\n')).toEqual(
      both,
    );
  });

  it('is known by its heads in any chapter, and thresholds of alarms are none', () => {
    expect(metrics('## How we do\n\n| Metric | Target | Now |\n|---|---|---|\n| Pages per night | < 2 | 3 |\n')).toEqual([
      'Pages per night < 2',
    ]);
    expect(metrics('## Alerts\n\n| Metric | Warning | Critical |\n|---|---|---|\n| CPU | 70% | 90% |\n| Disk | 80% | 95% |\n')).toEqual([]);
  });
});

describe('a share', () => {
  it('opens the item that says of what', () => {
    expect(metrics('## Metrics\n\n- 100% of reviews held on time\n- 95 % of pages answered within 5 min\n')).toEqual([
      'reviews held on time 100%',
      'pages answered within 5 min 95 %',
    ]);
  });

  it('is promised in a sentence, but a credit and a measurement promise nothing', () => {
    expect(metrics('## Availability\n\nWhat we run will be available for 99.9% of the minutes of a month.\n')).toEqual([
      'Availability 99.9%',
    ]);
    expect(metrics('## Terms\n\nWe guarantee 99.95% uptime.\n')).toEqual(['Uptime 99.95%']);
    expect(metrics('## Terms\n\nLast month the shop was available for 99.2% of the time.\n')).toEqual([]);
  });
});

describe('what a service promises', () => {
  it.each([
    [
      'below a bold title',
      '**SLA targets:**\n\n| Endpoint | SLA |\n|---|---|\n| API (`/ping`) | 99.9% monthly |\n| Shop | 99.5% (without Sundays) |\n',
      ['API (/ping) 99.9% monthly', 'Shop 99.5%'],
    ],
    [
      'in several columns',
      '## Service levels\n\n| Service | Uptime | p95 latency |\n|---|---|---|\n| API | 99.9% | < 300 ms |\n| Shop | 99.5% | < 1 s |\n',
      ['API Uptime 99.9%', 'API p95 latency < 300 ms', 'Shop Uptime 99.5%', 'Shop p95 latency < 1 s'],
    ],
    [
      'as measure and value',
      '## Availability\n\n| Measure | Value |\n|---|---|\n| Monthly uptime | 99% |\n| Allowed downtime | 7 h |\n',
      ['Monthly uptime 99%', 'Allowed downtime 7 h'],
    ],
    [
      'in Danish',
      '## Svartid\n\n| Endpoint | P95-mål |\n|---|---|\n| GET / | < 500 ms |\n| GET /api | < 1 000 ms |\n',
      ['GET / < 500 ms', 'GET /api < 1 000 ms'],
    ],
    [
      'plan by plan',
      '## Plans\n\n| | Free | Pro |\n|---|---|---|\n| Help | mail | phone |\n| Uptime | best effort | 99.5% monthly (API) |\n',
      ['Uptime (Pro) 99.5% monthly'],
    ],
    ['behind a label', '## Overview\n\n**SLO:** 99.9% availability over 30 days\n', ['Availability 99.9%']],
  ])('%s', (_, text, expected) => expect(metrics(text)).toEqual(expected));

  it.each([
    ['an alarm', '## Alarms\n\n| Alarm | Threshold |\n|---|---|\n| Error rate | > 5% |\n| p99 | > 2 s |\n'],
    ['a credit', '## Credits\n\n| Uptime | Credit |\n|---|---|\n| Less than 99.8% | 1% |\n| Less than 99.7% | 2% |\n'],
    ['a link', '## Dashboards\n\n| Dashboard | Target |\n|---|---|\n| API | the gateway |\n| Shop | the shop |\n'],
    ['the clock of a level', '## Times\n\n| Level | Response target |\n|---|---|\n| SEV-1 | 15 min |\n| SEV-2 | 1 h |\n'],
  ])('is not %s', (_, text) => expect(metrics(text)).toEqual([]));
});

describe('what the report measures', () => {
  it('stands below a line that speaks of metrics', () => {
    expect(
      metrics(
        '## Retrospective\n\nThe report also has some metrics:\n\n- Time to notice (how long was it until somebody saw it?)\n- Time to contain\n',
      ),
    ).toEqual(['Time to notice null', 'Time to contain null']);
  });

  it('has its target behind what it means', () => {
    expect(metrics('## Metrics\n\n- MTTD — from the fault to the alarm — target: 5 min\n')).toEqual(['MTTD 5 min']);
  });

  it('is no work that looks at metrics', () => {
    expect(metrics('## Triage\n\nCheck these metrics:\n\n- CPU\n- Memory\n')).toEqual([]);
  });
});
