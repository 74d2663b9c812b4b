import type { CompiledPolicy } from '../../policy/policy.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spellDelay, spellSeverities } from '../../policy/words.ts';
import type { Say } from './sentence.ts';

/** The review, what follows from it, what is measured, and how the team keeps ready. */
export function explainAftermath(policy: CompiledPolicy, say: Say): void {
  const { review, actionItems } = policy;
  if (review.deadlines.length === 0) say('Review', 'No deadline of a review is stated.', null);
  for (const deadline of review.deadlines) {
    const time = deadline.delay ? spellDelay(deadline.delay).replace('after', 'within') : 'without a stated time';
    say(
      'Review',
      `${spellSeverities(deadline.severities)}: ${deadline.required ? '' : 'not required, '}${deadline.what} ${time} of the resolution.`,
      deadline,
    );
  }
  for (const attendee of review.attendees) say('Review', `Attends: ${attendee.text}.`, attendee);
  for (const item of review.agenda)
    say(
      'Review',
      `Agenda: ${item.text}${item.minutes === null ? '' : `, ${item.minutes} minutes`}${item.topics.length > 0 ? ` (${item.topics.map((t) => t.text).join('; ')})` : ''}.`,
      item,
    );
  for (const section of review.sections) say('Review', `The report has a section: ${section.name}.`, section);
  for (const method of review.methods) say('Review', `Method: ${method.name} — ${method.guidance}`, method);
  for (const question of review.timelineQuestions) say('Review', `Timeline, ${question.moment}: ${question.text}`, question);
  for (const line of review.distribution)
    say('Review', `The report goes to ${line.audience}: ${line.to}${line.condition ? ` (${line.condition})` : ''}.`, line);
  for (const field of actionItems.fields)
    say('Action items', `An action item says: ${field.name}${field.choices.length > 0 ? ` (${field.choices.join(', ')})` : ''}.`, field);
  for (const horizon of actionItems.horizons) say('Action items', `${horizon.name}: ${horizon.text}`, horizon);
  for (const follow of actionItems.followUp)
    say('Action items', `Follow-up: ${follow.text}${follow.everyDays ? ` (every ${follow.everyDays} days)` : ''}.`, follow);
  for (const field of policy.recordFields)
    say('Record', `Each incident's record has: ${field.name}${field.text ? ` — ${field.text}` : ''}.`, field);
  for (const metric of policy.metrics) {
    const target = metric.target === NOT_STATED ? 'no target stated' : `target ${metric.target.value}`;
    say('Metrics', `${metric.name}: ${target}${metric.severity === NOT_STATED ? '' : ` for ${metric.severity.value}`}.`, metric);
  }
  for (const report of policy.reports) say('Rhythm', `Report each ${report.every ?? 'time not stated'}: ${report.text}.`, report);
  for (const drill of policy.drills) say('Rhythm', `Drill (${drill.every ?? 'no rhythm stated'}): ${drill.text}.`, drill);
  for (const upkeep of policy.upkeep) say('Rhythm', `Upkeep (${upkeep.every ?? 'no rhythm stated'}): ${upkeep.text}.`, upkeep);
  for (const list of policy.readiness) for (const item of list.items) say('Readiness', `${list.name} (${list.when}): ${item.text}.`, item);
}
