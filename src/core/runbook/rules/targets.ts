import type { Target } from '../../policy/severity.ts';
import { appliesTo } from '../../policy/severity.ts';
import type { Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spell } from '../../policy/words.ts';
import type { Report } from '../excerpt.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';

const minutes = (target: Stated<Target>): number | null =>
  target !== NOT_STATED && target.value.delay.kind === 'after' ? target.value.delay.minutes : null;

/** Numbers that contradict one another, and promises without a number. */
export function checkTargets(reading: Reading, report: Report): void {
  const { policy, words } = reading;
  for (const severity of policy.severities) {
    const respond = minutes(severity.respondWithin);
    const resolve = minutes(severity.resolveWithin);
    const acknowledge = minutes(severity.acknowledgeWithin);
    const later = (a: number | null, b: number | null): boolean => a !== null && b !== null && a > b;
    if (later(respond, resolve))
      report('contradicting-targets', severity.src, {
        level: 'warning',
        reason: `${severity.id} is to be resolved sooner (${spell(resolve ?? 0)}) than responded to (${spell(respond ?? 0)}).`,
        fix: 'Correct one of the two.',
      });
    if (later(acknowledge, respond))
      report('contradicting-targets', severity.src, {
        level: 'warning',
        reason: `${severity.id} is to be acknowledged later (${spell(acknowledge ?? 0)}) than responded to (${spell(respond ?? 0)}).`,
        fix: 'Correct one of the two.',
      });
    for (const metric of policy.metrics) {
      if (metric.target === NOT_STATED || metric.severity === NOT_STATED || metric.severity.value !== severity.id) continue;
      const kind = /respon|acknowledg/iu.test(metric.name) ? respond : /resol|restor|recover/iu.test(metric.name) ? resolve : null;
      const target = durations(metric.target.value, words)[0]?.minutes ?? null;
      if (kind === null || target === null || kind === target) continue;
      const level = severity.src.line;
      report('contradicting-targets', metric.src, {
        level: 'warning',
        reason: `"${metric.name}" aims at ${spell(target)} for ${severity.id}, but the scale asks for ${spell(kind)}.`,
        understood: `The scale's own target (line ${level} and below) runs the clock; the metric is only reported against.`,
        fix: 'Make the two equal, or say why they differ.',
      });
    }
  }
  for (const metric of policy.metrics) {
    const twin = policy.metrics.find(
      (m) =>
        m !== metric &&
        m.abbreviation !== null &&
        m.abbreviation === metric.abbreviation &&
        m.name !== metric.name &&
        m.src.line < metric.src.line,
    );
    if (twin)
      report('metric-defined-twice', metric.src, {
        level: 'warning',
        reason: `${metric.abbreviation} stands for two things.`,
        understood: `"${twin.name}" (line ${twin.src.line}) and "${metric.name}".`,
        fix: 'Give one of them another abbreviation.',
      });
  }
  for (const deadline of policy.review.deadlines)
    if (deadline.required && deadline.delay === null)
      report('review-without-deadline', deadline.src, {
        level: 'warning',
        reason: 'A review is required, but no deadline is stated.',
        missing: 'The time within which it must be held.',
        fix: 'Write for example "within 48 hours of resolution".',
      });
  if (policy.review.deadlines.length === 0) {
    const review = policy.phases.find((phase) => phase.stage === 'review');
    if (review)
      report('review-without-deadline', review.src, {
        level: 'info',
        reason: 'There is a review, but no deadline for it.',
        missing: 'The time within which it must be held.',
        fix: 'Write for example "within 48 hours of resolution".',
      });
  }
  if (policy.cadence.length > 0)
    for (const severity of policy.severities)
      if (!policy.cadence.some((cadence) => appliesTo(cadence.severities, severity.id)))
        report('cadence-missing', severity.src, {
          level: 'info',
          reason: `No update is promised for ${severity.id}, though it is for others.`,
          understood: `Updates are promised on line ${policy.cadence[0]?.src.line}.`,
          fix: `Say how often, or that ${severity.id} needs none.`,
        });
}
