import { appliesTo } from '../../policy/severity.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Report } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';

/** Does every severity reach a person, and does the runbook say when? */
export function checkEscalation(reading: Reading, report: Report): void {
  const { policy } = reading;
  const people = policy.matrix.filter((rule) => rule.purpose === 'escalate' && rule.to.length > 0);
  const ladders = policy.ladders.filter((ladder) => ladder.rungs.some((rung) => rung.to.length > 0));
  for (const severity of policy.severities) {
    const reached =
      people.some((rule) => appliesTo(rule.severities, severity.id) && rule.condition === null) ||
      ladders.some((ladder) => appliesTo(ladder.severities, severity.id));
    if (reached) continue;
    report('severity-without-path', severity.src, {
      level: 'warning',
      reason: `Nobody is called for ${severity.id}.`,
      understood: `${severity.id} is a level of the scale.`,
      missing: `Who is called for ${severity.id}, and when.`,
      fix: `Add ${severity.id} to the escalation, for example "${severity.id}: Immediate: On-call engineer". Until then the base policy calls the on-call engineer.`,
    });
  }
  for (const ladder of ladders) {
    const untimed = ladder.rungs.filter((rung, i) => i > 0 && rung.delay === null && rung.condition === null);
    const [first] = untimed;
    if (first)
      report('escalation-without-times', first.src, {
        level: 'warning',
        reason: 'This chain does not say when to go on to the next person.',
        understood: ladder.rungs.map((rung) => rung.to.join(' and ')).join(' → '),
        missing: `The time after which ${first.to.join(' and ')} is called.`,
        fix: `Write the time behind each, for example "${first.to.join(' and ')} (+15 minutes)".`,
      });
  }
  for (const rule of policy.matrix) {
    if (rule.origin !== 'stated') continue;
    if (rule.to.length === 0 && rule.purpose === 'escalate')
      report('escalation-without-target', rule.src, {
        level: 'warning',
        reason: 'This says when to escalate, but not to whom.',
        missing: 'The person or the role that is called.',
        fix: 'Name the role, for example "Within 30 min: Engineering Manager".',
      });
    if (rule.delay && rule.delay.kind !== 'after' && rule.delay.kind !== 'unstated')
      report('vague-time', rule.src, {
        level: 'info',
        reason: `"${rule.delay.kind.replaceAll('-', ' ')}" depends on a calendar.`,
        understood: 'It is reckoned by the business hours, time zone and holidays of the installation.',
        fix: 'Check that calendar, or write a time such as "within 24 hours".',
      });
  }
  for (const severity of policy.severities)
    for (const target of [severity.respondWithin, severity.acknowledgeWithin, severity.resolveWithin])
      if (target !== NOT_STATED && target.value.delay.kind === 'unstated')
        report('vague-time', target.src, {
          level: 'info',
          reason: `"${target.value.text}" cannot be reckoned as a time.`,
          missing: 'No clock runs for it.',
          fix: 'Write a time, for example "within 4 hours".',
        });
}
