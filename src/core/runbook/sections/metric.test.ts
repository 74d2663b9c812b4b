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
