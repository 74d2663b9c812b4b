import type { Target } from '../../policy/severity.ts';
import type { Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spell } from '../../policy/words.ts';
import { durations } from '../read/duration.ts';
import type { Rule } from './rule.ts';

/** The minutes of a target; null when it is not stated or is no plain time. */
export const minutesOf = (target: Stated<Target>): number | null =>
  target !== NOT_STATED && target.value.delay.kind === 'after' ? target.value.delay.minutes : null;

const lineOf = (target: Stated<Target>): number | null => (target === NOT_STATED ? null : target.src.line);

export const contradictingTargets: Rule = {
  id: 'contradicting-targets',
  level: 'warning',
  title: 'Two numbers that cannot both hold',
  what: 'A level is to be resolved sooner than responded to, acknowledged later than responded to, or measured against another target than it has.',
  why: 'One of the two clocks will be missed in every incident, and nobody will know which one was meant.',
  instead: 'Correct one of the two.',
  bad: [
    '## Severity Levels',
    '',
    '### SEV-1',
    '**Response Time:** 2 hours',
    '**Resolution Time:** 1 hour',
    '',
    '### SEV-2',
    '**Response Time:** 3 hours',
  ],
  good: [
    '## Severity Levels',
    '',
    '### SEV-1',
    '**Response Time:** 1 hour',
    '**Resolution Time:** 2 hours',
    '',
    '### SEV-2',
    '**Response Time:** 3 hours',
  ],
  check({ policy, words }, report) {
    for (const severity of policy.severities) {
      const respond = minutesOf(severity.respondWithin);
      const resolve = minutesOf(severity.resolveWithin);
      const acknowledge = minutesOf(severity.acknowledgeWithin);
      if (respond !== null && resolve !== null && respond > resolve)
        report('contradicting-targets', severity.src, {
          reason: `${severity.id} is to be resolved sooner (${spell(resolve)}) than responded to (${spell(respond)}).`,
          understood: `The two stand on line ${lineOf(severity.resolveWithin)} and line ${lineOf(severity.respondWithin)}.`,
          fix: `Write a resolution time of ${spell(respond)} or more, or a shorter response time.`,
        });
      if (acknowledge !== null && respond !== null && acknowledge > respond)
        report('contradicting-targets', severity.src, {
          reason: `${severity.id} is to be acknowledged later (${spell(acknowledge)}) than responded to (${spell(respond)}).`,
          understood: `The two stand on line ${lineOf(severity.acknowledgeWithin)} and line ${lineOf(severity.respondWithin)}.`,
          fix: `Write a response time of ${spell(acknowledge)} or more, or a shorter time to acknowledge.`,
        });
      for (const metric of policy.metrics) {
        if (metric.target === NOT_STATED || metric.severity === NOT_STATED || metric.severity.value !== severity.id) continue;
        const kind =
          words.says('responds', metric.name) || words.says('acknowledges', metric.name)
            ? respond
            : words.says('resolves', metric.name)
              ? resolve
              : null;
        const target = durations(metric.target.value, words)[0]?.minutes ?? null;
        if (kind === null || target === null || kind === target) continue;
        report('contradicting-targets', metric.src, {
          reason: `"${metric.name}" aims at ${spell(target)} for ${severity.id}, but the scale asks for ${spell(kind)}.`,
          understood: `The scale's own target (line ${severity.src.line} and below) runs the clock; the metric is only reported against.`,
          fix: `Make the two equal: "${spell(kind)}" here, or ${spell(target)} on the scale.`,
        });
      }
    }
  },
};
