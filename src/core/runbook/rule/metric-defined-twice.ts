import type { Rule } from './rule.ts';

export const metricDefinedTwice: Rule = {
  id: 'metric-defined-twice',
  level: 'warning',
  title: 'One abbreviation for two metrics',
  what: 'An abbreviation such as MTTR stands for two different things.',
  why: 'The report compares the one with the target of the other, and the trend is believed.',
  instead: 'Give one of them another abbreviation.',
  bad: [
    '# Incident response',
    '',
    '## Metrics',
    '',
    '- **Mean Time to Respond (MTTR):** < 15 minutes',
    '- **Mean Time to Resolve (MTTR):** < 4 hours',
  ],
  good: [
    '# Incident response',
    '',
    '## Metrics',
    '',
    '- **Mean Time to Acknowledge (MTTA):** < 15 minutes',
    '- **Mean Time to Resolve (MTTR):** < 4 hours',
  ],
  check({ policy }, report) {
    for (const metric of policy.metrics) {
      const twin = policy.metrics.find(
        (m) => m.abbreviation !== null && m.abbreviation === metric.abbreviation && m.name !== metric.name && m.src.line < metric.src.line,
      );
      if (twin)
        report('metric-defined-twice', metric.src, {
          reason: `${metric.abbreviation} stands for two things.`,
          understood: `"${twin.name}" (line ${twin.src.line}) and "${metric.name}".`,
          fix: 'Give one of them another abbreviation.',
        });
    }
  },
};
