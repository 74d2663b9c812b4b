import type { Period, ReviewDeadline } from '../../policy/learning.ts';
import type { CompiledPolicy } from '../../policy/policy.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spellPace, spellSeverities, spellWithin } from '../../policy/words.ts';
import type { Say } from './sentence.ts';

/** The review, what follows from it, what is measured, and how the team keeps ready. */
export function explainAftermath(policy: CompiledPolicy, say: Say): void {
  const { review, actionItems } = policy;
  if (review.deadlines.length === 0) say('Review', 'No deadline of a review is stated.', null);
  for (const deadline of review.deadlines) {
    say('Review', `${spellSeverities(deadline.severities)}: ${deadlineWords(deadline)}.`, deadline);
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
  for (const horizon of actionItems.horizons) say('Action items', `In the ${horizon.name.replace('-', ' ')}: ${horizon.text}`, horizon);
  for (const follow of actionItems.followUp)
    say('Action items', `Follow-up: ${follow.text}${follow.everyDays ? ` (every ${spellPace(follow.everyDays * 1440)})` : ''}.`, follow);
  for (const field of policy.recordFields)
    say('Record', `Each incident's record has: ${field.name}${field.text ? ` — ${field.text}` : ''}.`, field);
  for (const metric of policy.metrics) {
    const target = metric.target === NOT_STATED ? 'no target stated' : `target ${metric.target.value}`;
    say('Metrics', `${metric.name}: ${target}${metric.severity === NOT_STATED ? '' : ` for ${metric.severity.value}`}.`, metric);
  }
  for (const report of policy.reports) say('Rhythm', `A report, ${rhythm(report.every)}: ${report.text}.`, report);
  for (const drill of policy.drills) say('Rhythm', `A drill, ${rhythm(drill.every)}: ${drill.text}.`, drill);
  for (const upkeep of policy.upkeep) say('Rhythm', `Upkeep, ${rhythm(upkeep.every)}: ${upkeep.text}.`, upkeep);
  for (const list of policy.readiness) for (const item of list.items) say('Readiness', `${list.name} (${list.when}): ${item.text}.`, item);
}

const DONE: Record<ReviewDeadline['what'], string> = {
  schedule: 'the review is scheduled',
  hold: 'the review is held',
  review: 'the review is held',
  draft: 'the report is drafted',
  publish: 'the report is published',
};

function deadlineWords({ what, delay, required }: ReviewDeadline): string {
  if (delay === null) return required ? `${DONE[what]}, by no stated time` : 'no review is required';
  const time = `${spellWithin(delay)}${delay.kind === 'after' ? ' of the resolution' : ''}`;
  return `${DONE[what]} ${time}${required ? '' : ', if one is wanted'}`;
}

function rhythm(every: Period | null): string {
  if (every === null) return 'how often is not stated';
  if (every === 'continuous') return 'all the time';
  return every === 'on-joining' ? 'for whoever joins' : `every ${every}`;
}
